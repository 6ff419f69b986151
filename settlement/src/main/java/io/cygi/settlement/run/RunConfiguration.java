package io.cygi.settlement.run;

import io.cygi.messaging.processing.Sweep;
import io.cygi.settlement.SettlementProperties;
import io.cygi.settlement.job.JobHistory;
import io.cygi.settlement.job.SettlementJob;
import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionOperations;

/** Wires the runs. */
@Configuration(proxyBeanMethods = false)
@Import(RunController.class)
public class RunConfiguration {

    private static final Duration LOOK_PERIOD = Duration.ofMillis(500);

    @Bean
    Runs settlementRuns(JdbcTemplate jdbc, TransactionOperations transaction, Clock clock) {
        return new Runs(jdbc, transaction, clock);
    }

    @Bean
    Sweep settlementWorker(
            Runs runs,
            SettlementJob job,
            JobHistory history,
            DataSource dataSource,
            SettlementProperties properties,
            Clock clock) {
        Schedule schedule = new Schedule(runs, properties.cron(), properties.zone());
        return new Sweep(
                "settlement", LOOK_PERIOD, new RunWorker(runs, schedule, job, history, dataSource, clock)::look);
    }

    @Bean
    @ConditionalOnProperty("cygi.settlement.run")
    CommandLineRun settlementCommandLineRun(
            Runs runs, SettlementProperties properties, Clock clock, ConfigurableApplicationContext context) {
        return new CommandLineRun(runs, properties, clock, context);
    }
}
