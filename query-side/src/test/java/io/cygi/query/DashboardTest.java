package io.cygi.query;

import static io.cygi.query.Samples.NOON;
import static io.cygi.query.Samples.concertId;
import static io.cygi.query.Samples.requested;
import static io.cygi.query.Samples.reservationId;
import static io.cygi.query.Samples.scheduled;
import static io.cygi.query.TestPlatform.ADMIN;
import static org.assertj.core.api.Assertions.assertThat;

import io.cygi.contracts.reservation.ReservationEvent.ReservationCancelled;
import io.cygi.contracts.reservation.ReservationEvent.ReservationConfirmed;
import io.cygi.contracts.reservation.ReservationEvent.ReservationHeld;
import io.cygi.contracts.value.ConcertId;
import io.cygi.contracts.value.Money;
import io.cygi.contracts.value.ReservationId;
import io.cygi.messaging.figure.Figure;
import io.cygi.messaging.figure.FigureSource;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.DefaultSingletonBeanRegistry;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

@QuerySideTest
class DashboardTest {

    private static final String PATH = "/api/v1/admin/dashboard";

    @Autowired
    private TestPlatform platform;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    private ConfigurableListableBeanFactory beans;

    private final ConcertId concert = concertId();

    @Test
    void addsUpHeldAndSoldSeats() {
        // Sales of one hour, even if the hour ends during the test.
        Instant now = Instant.now().truncatedTo(ChronoUnit.HOURS);
        JsonNode before = platform.json(PATH, ADMIN);
        platform.store(concert, scheduled(concert, "organizer-1", "Watched", NOON));
        ReservationId held = reservationId(concert);
        ReservationId sold = reservationId(concert);
        platform.store(
                held, requested(held, "fan-1", now, "A-1-1", "A-1-2"), new ReservationHeld(held, now, false, now));
        platform.happen(
                sold,
                requested(sold, "fan-2", now, "A-2-1"),
                new ReservationHeld(sold, now, true, now),
                new ReservationConfirmed(sold, now),
                new ReservationCancelled(sold, Money.krw(25_000), now));

        JsonNode after = platform.json(PATH, ADMIN);

        assertThat(after.at("/now/seatsHeld").asLong()
                        - before.at("/now/seatsHeld").asLong())
                .isEqualTo(2);
        assertThat(sum(after, "/seatsSold") - sum(before, "/seatsSold")).isEqualTo(1);
        assertThat(sum(after, "/gross/amount") - sum(before, "/gross/amount")).isEqualTo(50_000);
        assertThat(sum(after, "/refunds/amount") - sum(before, "/refunds/amount"))
                .isEqualTo(25_000);
        assertThat(after.at("/now/deadLetters").isIntegralNumber()).isTrue();
        assertThat(after.at("/now/processorLag").asLong()).isNotNegative();
        assertThat(after.at("/now/workersFailing").isIntegralNumber()).isTrue();
    }

    @Test
    void showsEachOfTheLast24HoursOldestFirst() {
        List<Instant> hours = new ArrayList<>();
        platform.json(PATH, ADMIN)
                .get("hours")
                .forEach(hour -> hours.add(Instant.parse(hour.get("hour").asString())));

        assertThat(hours).hasSize(24).isSorted().doesNotHaveDuplicates();
        assertThat(hours.getLast()).isBeforeOrEqualTo(Instant.now());
        assertThat(hours.getFirst()).isEqualTo(hours.getLast().minus(23, ChronoUnit.HOURS));
    }

    @Test
    void showsTheHighestSampleOfAnHour() {
        Instant hour = Instant.now().truncatedTo(ChronoUnit.HOURS).minus(5, ChronoUnit.HOURS);
        new TransactionTemplate(transactions)
                .executeWithoutResult(status -> jdbc.update(
                        "INSERT INTO dashboard_hour (hour_start, figure, highest) VALUES (?, 'FANS_WAITING', 1840)",
                        LocalDateTime.ofInstant(hour, ZoneOffset.UTC)));

        JsonNode shown = null;
        for (JsonNode each : platform.json(PATH, ADMIN).get("hours")) {
            shown = Instant.parse(each.get("hour").asString()).equals(hour) ? each : shown;
        }

        assertThat(shown).isNotNull();
        assertThat(shown.get("fansWaiting").asLong()).isEqualTo(1_840);
        assertThat(shown.get("findings").asLong()).isZero();
    }

    /** Fails each source alone, and two of one figure. */
    @ParameterizedTest
    @EnumSource
    void showsTheOtherFiguresIfASourceFails(Figure failing) {
        FigureSource broken = new FigureSource(failing, () -> {
            throw new IllegalStateException("cannot be read");
        });
        beans.registerSingleton("brokenFigure", broken);
        try {
            JsonNode shown = platform.json(PATH, ADMIN);
            assertThat(shown.get("unknown")).singleElement().matches(name -> name.asString()
                    .equals(failing.name()));
            assertThat(shown.get("hours")).hasSize(24);
            assertThat(shown.at("/now/processorLag").isIntegralNumber()).isTrue();
            assertThat(shown.at("/now/" + fieldOf(failing)).asLong()).isZero();
        } finally {
            ((DefaultSingletonBeanRegistry) beans).destroySingleton("brokenFigure");
        }
        assertThat(platform.json(PATH, ADMIN).get("unknown")).isEmpty();
    }

    private static String fieldOf(Figure figure) {
        return switch (figure) {
            case SEATS_HELD -> "seatsHeld";
            case FANS_WAITING -> "fansWaiting";
            case PROCESSOR_LAG -> "processorLag";
            case FINDINGS -> "findings";
            case DEAD_LETTERS -> "deadLetters";
            case WORKERS_FAILING -> "workersFailing";
        };
    }

    private static long sum(JsonNode dashboard, String figure) {
        long sum = 0;
        for (JsonNode hour : dashboard.get("hours")) {
            sum += hour.at(figure).asLong();
        }
        return sum;
    }
}
