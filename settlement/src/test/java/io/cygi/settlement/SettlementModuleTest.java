package io.cygi.settlement;

import io.cygi.messaging.TestDatabase;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;

/** Runs settlement alone, on a database of its own and without endpoints. Wallets are elsewhere, so nothing is paid. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = SettlementApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = {
            "spring.flyway.enabled=false",
            "spring.datasource.hikari.transaction-isolation=TRANSACTION_READ_COMMITTED",
            "spring.datasource.hikari.auto-commit=false",
            "spring.datasource.hikari.data-source-properties.rewriteBatchedStatements=true",
            "spring.autoconfigure.exclude=org.axonframework.springboot.autoconfig.XStreamAutoConfiguration,"
                    + "org.axonframework.springboot.autoconfig.UpdateCheckerAutoConfiguration",
            "cygi.settlement.cron=-"
        })
@ContextConfiguration(initializers = TestDatabase.class)
public @interface SettlementModuleTest {}
