package io.cygi.settlement;

import io.cygi.messaging.ModuleSchema;
import io.cygi.messaging.processing.Processors;
import io.cygi.settlement.find.EndedConcertProjection;
import io.cygi.settlement.idempotency.SettlementIdempotencyConfiguration;
import io.cygi.settlement.job.JobConfiguration;
import io.cygi.settlement.pay.PayoutCreditedHandler;
import io.cygi.settlement.read.ReadingStore;
import io.cygi.settlement.rules.RuleRepository;
import io.cygi.settlement.run.RunConfiguration;
import io.cygi.settlement.store.FindingRepository;
import io.cygi.settlement.store.SettlementRepository;
import io.cygi.settlement.store.StatementEntryReader;
import io.cygi.settlement.view.ViewConfiguration;
import io.cygi.settlement.whatif.WhatIfConfiguration;
import java.time.Clock;
import javax.sql.DataSource;
import org.axonframework.config.ConfigurerModule;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationInitializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionOperations;

/** Configures the beans of settlement. */
@AutoConfiguration(
        afterName = {
            "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
            "io.cygi.messaging.MessagingAutoConfiguration"
        })
@EnableConfigurationProperties(SettlementProperties.class)
@Import({
    SettlementIdempotencyConfiguration.class,
    JobConfiguration.class,
    RunConfiguration.class,
    ViewConfiguration.class,
    WhatIfConfiguration.class
})
public class SettlementAutoConfiguration {

    @Bean
    FlywayMigrationInitializer settlementSchema(DataSource dataSource) {
        return ModuleSchema.of(dataSource, "settlement");
    }

    @Bean
    EndedConcertProjection endedConcerts(JdbcTemplate jdbc) {
        return new EndedConcertProjection(jdbc);
    }

    @Bean
    SettlementRepository settlements(JdbcTemplate jdbc, TransactionOperations transaction) {
        return new SettlementRepository(jdbc, transaction);
    }

    @Bean
    StatementEntryReader settlementEntries(JdbcTemplate jdbc) {
        return new StatementEntryReader(jdbc);
    }

    @Bean
    FindingRepository settlementFindings(JdbcTemplate jdbc, TransactionOperations transaction, Clock clock) {
        return new FindingRepository(jdbc, transaction, clock);
    }

    @Bean
    ReadingStore settlementReading(JdbcTemplate jdbc, TransactionOperations transaction, FindingRepository findings) {
        return new ReadingStore(jdbc, transaction, findings);
    }

    @Bean
    RuleRepository settlementRules(
            JdbcTemplate jdbc, TransactionOperations transaction, SettlementProperties properties) {
        return new RuleRepository(jdbc, transaction, properties.zone());
    }

    @Bean
    PayoutCreditedHandler settlementPayouts(SettlementRepository settlements) {
        return new PayoutCreditedHandler(settlements);
    }

    @Bean
    ConfigurerModule settlementProcessors() {
        return configurer -> Processors.swept(configurer.eventProcessing(), EndedConcertProjection.GROUP);
    }
}
