package io.cygi.settlement.run;

import io.cygi.messaging.processing.Sweep;
import io.cygi.settlement.SettlementProperties;
import io.cygi.settlement.job.JobHistoryCleaner;
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

/** Configures settlement runs. */
@Configuration(proxyBeanMethods = false)
@Import(RunController.class)
public class RunConfiguration {

    private static final Duration POLL_PERIOD = Duration.ofMillis(500);

    @Bean
    RunRepository settlementRuns(JdbcTemplate jdbc, TransactionOperations transaction, Clock clock) {
        return new RunRepository(jdbc, transaction, clock);
    }

    @Bean
    Sweep settlementWorker(
            RunRepository runs,
            SettlementJob job,
            JobHistoryCleaner history,
            DataSource dataSource,
            SettlementProperties properties,
            Clock clock) {
        RunSchedule schedule = new RunSchedule(runs, properties.cron(), properties.zone());
        return new Sweep(
                "settlement", POLL_PERIOD, new RunWorker(runs, schedule, job, history, dataSource, clock)::poll);
    }

    @Bean
    @ConditionalOnProperty("cygi.settlement.run")
    CommandLineRunRequest settlementCommandLineRun(
            RunRepository runs, SettlementProperties properties, Clock clock, ConfigurableApplicationContext context) {
        return new CommandLineRunRequest(runs, properties, clock, context);
    }
}
