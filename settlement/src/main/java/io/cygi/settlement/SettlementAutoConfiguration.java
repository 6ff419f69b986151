package io.cygi.settlement;

import io.cygi.messaging.ModuleSchema;
import io.cygi.messaging.processing.Processors;
import io.cygi.settlement.find.EndedConcerts;
import io.cygi.settlement.idempotency.IdempotencyConfiguration;
import io.cygi.settlement.job.JobConfiguration;
import io.cygi.settlement.pay.Payouts;
import io.cygi.settlement.read.Reading;
import io.cygi.settlement.rules.RuleVersions;
import io.cygi.settlement.run.RunConfiguration;
import io.cygi.settlement.store.Entries;
import io.cygi.settlement.store.Findings;
import io.cygi.settlement.store.Settlements;
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

/** Everything that settlement puts into a process. */
@AutoConfiguration(
        afterName = {
            "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
            "io.cygi.messaging.MessagingAutoConfiguration"
        })
@EnableConfigurationProperties(SettlementProperties.class)
@Import({
    IdempotencyConfiguration.class,
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
    EndedConcerts endedConcerts(JdbcTemplate jdbc) {
        return new EndedConcerts(jdbc);
    }

    @Bean
    Settlements settlements(JdbcTemplate jdbc, TransactionOperations transaction) {
        return new Settlements(jdbc, transaction);
    }

    @Bean
    Entries settlementEntries(JdbcTemplate jdbc) {
        return new Entries(jdbc);
    }

    @Bean
    Findings settlementFindings(JdbcTemplate jdbc, TransactionOperations transaction, Clock clock) {
        return new Findings(jdbc, transaction, clock);
    }

    @Bean
    Reading settlementReading(JdbcTemplate jdbc, TransactionOperations transaction, Findings findings) {
        return new Reading(jdbc, transaction, findings);
    }

    @Bean
    RuleVersions settlementRules(
            JdbcTemplate jdbc, TransactionOperations transaction, SettlementProperties properties) {
        return new RuleVersions(jdbc, transaction, properties.zone());
    }

    @Bean
    Payouts settlementPayouts(Settlements settlements) {
        return new Payouts(settlements);
    }

    @Bean
    ConfigurerModule settlementProcessors() {
        return configurer -> Processors.swept(configurer.eventProcessing(), EndedConcerts.GROUP);
    }
}
