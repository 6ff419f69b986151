package io.cygi.messaging.apart;

import io.cygi.messaging.TestDatabase;
import io.cygi.messaging.TimeOrderedIds;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.StaticApplicationContext;

/** A schema of its own on the server of the tests, and processes that use it. */
final class OwnDatabase {

    private final String name = "own_" + TimeOrderedIds.next().replace("-", "");

    /** Messaging and nothing else. */
    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration(
            excludeName = {
                "org.axonframework.springboot.autoconfig.XStreamAutoConfiguration",
                "org.axonframework.springboot.autoconfig.UpdateCheckerAutoConfiguration"
            })
    static class Process {}

    /** {@return a process that is started} @param store whether it has the event store @param parts besides messaging */
    ConfigurableApplicationContext start(boolean store, Class<?>... parts) {
        return start(Boolean.toString(store), parts);
    }

    /** {@return a process that is started} @param store the setting, as text @param parts besides messaging */
    ConfigurableApplicationContext start(String store, Class<?>... parts) {
        return new SpringApplicationBuilder(Process.class)
                .sources(parts)
                .web(WebApplicationType.NONE)
                .registerShutdownHook(false)
                .properties(
                        "spring.flyway.enabled=false",
                        "spring.main.banner-mode=off",
                        "spring.datasource.hikari.maximum-pool-size=4",
                        "spring.datasource.hikari.auto-commit=false",
                        "spring.datasource.hikari.transaction-isolation=TRANSACTION_READ_COMMITTED",
                        "cygi.messaging.event-store=" + store)
                .initializers(this::use)
                .run();
    }

    private void use(ConfigurableApplicationContext context) {
        new TestDatabase().initialize(context);
        String url = context.getEnvironment().getRequiredProperty("spring.datasource.url");
        int path = url.indexOf('/', "jdbc:mysql://".length());
        int query = url.indexOf('?', path);
        TestPropertyValues.of("spring.datasource.url=" + url.substring(0, path + 1) + name
                        + (query < 0 ? "?" : url.substring(query) + "&") + "createDatabaseIfNotExist=true")
                .applyTo(context);
    }

    /** {@return a connection besides those of processes} */
    Connection connect() throws SQLException {
        try (StaticApplicationContext settings = new StaticApplicationContext()) {
            use(settings);
            var environment = settings.getEnvironment();
            return DriverManager.getConnection(
                    environment.getRequiredProperty("spring.datasource.url"),
                    environment.getProperty("spring.datasource.username"),
                    environment.getProperty("spring.datasource.password"));
        }
    }

    /** {@return the first column of what a query finds, as text} @param sql the query */
    List<String> ask(String sql) throws SQLException {
        try (Connection connection = connect();
                ResultSet rows = connection.createStatement().executeQuery(sql)) {
            List<String> found = new ArrayList<>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        }
    }

    List<String> tables() throws SQLException {
        return ask("SELECT table_name FROM information_schema.tables WHERE table_schema = DATABASE()"
                + " ORDER BY table_name");
    }
}
