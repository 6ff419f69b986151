package io.cygi.saga.topup.report;

import io.cygi.messaging.figure.Figure;
import io.cygi.messaging.figure.FigureSource;
import io.cygi.messaging.processing.ProcessorPositions;
import io.cygi.messaging.processing.Processors;
import io.cygi.messaging.processing.Sweep;
import io.cygi.saga.topup.provider.PaymentProvider;
import java.time.Clock;
import java.time.Duration;
import org.axonframework.config.ConfigurerModule;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Configures the findings and the daily comparison. */
@Configuration(proxyBeanMethods = false)
@Import(DifferenceController.class)
public class ReportConfiguration {

    private static final Duration PERIOD = Duration.ofMinutes(1);

    /** Longest wait for the ledger to take in the events until now. The ledger is behind if it takes longer. */
    private static final Duration LEDGER_WAIT_MAX = Duration.ofSeconds(5);

    @Bean
    JdbcTopUpFindings topUpFindings(JdbcTemplate jdbc, PlatformTransactionManager transactions, Clock clock) {
        return new JdbcTopUpFindings(jdbc, new TransactionTemplate(transactions), clock);
    }

    @Bean
    FigureSource topUpFindingCount(JdbcTopUpFindings findings) {
        return new FigureSource(Figure.FINDINGS, findings::open);
    }

    @Bean
    TopUpLedger topUpLedger(
            JdbcTemplate jdbc, PlatformTransactionManager transactions, TopUpReports reports, Clock clock) {
        return new TopUpLedger(jdbc, new TransactionTemplate(transactions), reports, clock);
    }

    @Bean
    ConfigurerModule topUpLedgerProcessor() {
        return configurer -> Processors.swept(configurer.eventProcessing(), TopUpLedger.GROUP);
    }

    @Bean
    TopUpReports topUpReports(JdbcTemplate jdbc, PlatformTransactionManager transactions, Clock clock) {
        return new TopUpReports(jdbc, new TransactionTemplate(transactions), clock);
    }

    @Bean
    TopUpComparison topUpComparison(
            TopUpLedger ledger,
            TopUpReports reports,
            JdbcTopUpFindings findings,
            PaymentProvider provider,
            ProcessorPositions positions,
            Clock clock) {
        return new TopUpComparison(
                ledger,
                reports,
                findings,
                provider,
                () -> positions.awaitCaughtUp(TopUpLedger.GROUP, LEDGER_WAIT_MAX),
                clock);
    }

    @Bean
    Sweep topUpReport(TopUpComparison comparison) {
        return new Sweep("top-up-report", PERIOD, comparison::look);
    }
}
