package io.cygi.query;

import io.cygi.messaging.TestDatabase;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;

/** Runs the query side with its processors, on a database and a port of its own. All such tests share one process. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = {QuerySideApplication.class, TestCallers.class, TestPlatform.class, TestPorts.class},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "server.address=127.0.0.1",
            "spring.threads.virtual.enabled=true",
            "spring.jpa.open-in-view=false",
            "spring.jpa.properties.hibernate.boot.allow_jdbc_metadata_access=false",
            "spring.jpa.properties.hibernate.jdbc.batch_size=64",
            "spring.jpa.properties.hibernate.order_inserts=true",
            "spring.jpa.properties.hibernate.order_updates=true",
            "spring.datasource.hikari.transaction-isolation=TRANSACTION_READ_COMMITTED",
            "spring.datasource.hikari.auto-commit=false",
            "cygi.services.serve=true",
            "cygi.services.key=" + TestPorts.KEY,
            "cygi.query.stream-heartbeat=300ms",
            "cygi.query.seat-changes-prune-every=1s",
            "cygi.query.stream-subscribers-max=3"
        })
@ContextConfiguration(initializers = TestDatabase.class)
public @interface QuerySideTest {}
