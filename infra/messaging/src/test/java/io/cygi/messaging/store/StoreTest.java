package io.cygi.messaging.store;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.cygi.messaging.TestDatabase;
import io.cygi.messaging.saga.SagaSchemaConfiguration;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.serialization.Revision;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/** Runs the event store on a database of its own, set up as the platform sets it up. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = StoreTest.Application.class,
        properties = {
            "spring.flyway.enabled=false",
            "spring.datasource.hikari.maximum-pool-size=20",
            "spring.datasource.hikari.auto-commit=false",
            "spring.datasource.hikari.transaction-isolation=TRANSACTION_READ_COMMITTED",
            "spring.datasource.hikari.data-source-properties.rewriteBatchedStatements=true",
            "spring.datasource.hikari.data-source-properties.useServerPrepStmts=true",
            "spring.datasource.hikari.data-source-properties.cachePrepStmts=true",
            "spring.datasource.hikari.data-source-properties.useLocalSessionState=true",
            "spring.datasource.hikari.data-source-properties.useLocalTransactionState=true",
            "cygi.messaging.tail-events-max=64"
        })
@ContextConfiguration(initializers = TestDatabase.class)
public @interface StoreTest {

    /** Nothing but the event store and what it needs. */
    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration(
            excludeName = {
                "org.axonframework.springboot.autoconfig.XStreamAutoConfiguration",
                "org.axonframework.springboot.autoconfig.UpdateCheckerAutoConfiguration"
            })
    @Import(SagaSchemaConfiguration.class)
    class Application {

        @Bean
        static CommitWatch commitWatch() {
            return new CommitWatch();
        }
    }

    /** Something that happened. */
    @Revision("1")
    record Happened(@JsonProperty("what") String what) {

        public static DomainEventMessage<?> to(String aggregateId, long sequence) {
            return new GenericDomainEventMessage<>(
                    "test", aggregateId, sequence, new Happened(aggregateId + "@" + sequence));
        }
    }
}
