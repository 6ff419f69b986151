package io.cygi.query.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.cygi.messaging.figure.Figure;
import io.cygi.messaging.figure.FigureSource;
import io.cygi.query.read.ReadDatabase;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;
import org.springframework.transaction.support.TransactionOperations;

/** Samples hold every figure that could be read, and the sweep that takes them learns of the others. */
class DashboardSampleTest {

    private final Map<Figure, Long> added = new HashMap<>();
    private final HourlyFigureStore hours;
    private final IllegalStateException fault = new IllegalStateException("cannot be read");
    private final FigureSource broken = new FigureSource(Figure.FINDINGS, () -> {
        throw fault;
    });
    private final FigureSource findings = new FigureSource(Figure.FINDINGS, () -> 3);
    private final FigureSource held = new FigureSource(Figure.SEATS_HELD, () -> 5);

    DashboardSampleTest() throws SQLException {
        ReadDatabase none = ReadDatabase.beside(new SimpleDriverDataSource(), 1);
        hours = new HourlyFigureStore(new JdbcTemplate(), TransactionOperations.withoutTransaction(), none) {
            @Override
            void add(Instant at, Map<Figure, Long> sample) {
                added.putAll(sample);
            }
        };
    }

    private Dashboard of(FigureSource... sources) {
        return new Dashboard(() -> List.of(sources).stream(), hours, Clock.systemUTC());
    }

    @Test
    void addsTheOtherFiguresAndFailsIfASourceFails() {
        for (Dashboard dashboard : List.of(of(broken, findings, held), of(held, findings, broken))) {
            added.clear();
            assertThat(catchThrowable(dashboard::sample)).isSameAs(fault);
            assertThat(added).isEqualTo(Map.of(Figure.SEATS_HELD, 5L));
        }
    }

    @Test
    void addsTheSumOfTheSourcesOfAFigure() {
        of(findings, held, findings).sample();
        assertThat(added).isEqualTo(Map.of(Figure.SEATS_HELD, 5L, Figure.FINDINGS, 6L));
    }
}
