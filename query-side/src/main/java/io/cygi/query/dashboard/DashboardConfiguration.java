package io.cygi.query.dashboard;

import io.cygi.messaging.figure.Figure;
import io.cygi.messaging.figure.FigureSource;
import io.cygi.messaging.processing.Sweep;
import io.cygi.messaging.worker.WorkerState;
import io.cygi.messaging.worker.Workers;
import io.cygi.query.read.ReadDatabase;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Configures the admins' dashboard. */
@Configuration(proxyBeanMethods = false)
@Import(DashboardController.class)
public class DashboardConfiguration {

    private static final Duration SAMPLE_PERIOD = Duration.ofMinutes(1);

    @Bean
    FigureSource seatsHeld(ReadDatabase database) {
        return new FigureSource(
                Figure.SEATS_HELD,
                () -> database.read(jdbc -> Objects.requireNonNull(jdbc.queryForObject(
                        "SELECT COALESCE(SUM(held), 0) FROM query_sales_section WHERE held > 0", Long.class))));
    }

    @Bean
    FigureSource workersFailing(Workers workers) {
        return new FigureSource(Figure.WORKERS_FAILING, () -> workers.all().stream()
                .filter(worker -> worker.state() == WorkerState.FAILING)
                .count());
    }

    @Bean
    HourlyFigureStore hourlyFigureStore(
            JdbcTemplate jdbc, PlatformTransactionManager transactions, ReadDatabase database) {
        return new HourlyFigureStore(jdbc, new TransactionTemplate(transactions), database);
    }

    @Bean
    Dashboard dashboard(ObjectProvider<FigureSource> sources, HourlyFigureStore hours, Clock clock) {
        return new Dashboard(sources::orderedStream, hours, clock);
    }

    @Bean
    Sweep dashboardSamples(Dashboard dashboard) {
        return new Sweep("dashboard-samples", SAMPLE_PERIOD, dashboard::sample);
    }
}
