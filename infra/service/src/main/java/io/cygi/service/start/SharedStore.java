package io.cygi.service.start;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import org.springframework.core.env.Environment;

/**
 * Refuses the start of a service that would read an event store of its own. A service with {@code cygi.events.source=store} is
 * meant to share the schema of the command side. In another schema it would make an empty store and take it for the truth: for
 * example, no concert would have a waiting room.
 */
final class SharedStore {

    /** A table of the command side, which no other service makes. */
    private static final String TABLE = "concert_catalogue";

    private static final String PATIENCE_MILLIS =
            Long.toString(Duration.ofSeconds(5).toMillis());

    private SharedStore() {}

    /** Looks into the database. @throws StartRefusedException if the schema is not that of the command side */
    static void require(Environment environment) {
        String url = environment.getRequiredProperty("spring.datasource.url");
        Properties settings = new Properties();
        settings.setProperty("user", environment.getProperty("spring.datasource.username", ""));
        settings.setProperty("password", environment.getProperty("spring.datasource.password", ""));
        settings.setProperty("connectTimeout", PATIENCE_MILLIS);
        settings.setProperty("socketTimeout", PATIENCE_MILLIS);
        boolean shared;
        try (Connection connection = DriverManager.getConnection(url, settings);
                PreparedStatement query = connection.prepareStatement(
                        "SELECT 1 FROM information_schema.tables WHERE table_schema = DATABASE() AND table_name = ?")) {
            query.setString(1, TABLE);
            try (ResultSet found = query.executeQuery()) {
                shared = found.next();
            }
        } catch (SQLException e) {
            throw new StartRefusedException(
                    "The database of the service does not answer: " + e.getMessage() + ".",
                    "Start the database, or correct spring.datasource.url, .username and .password.",
                    e);
        }
        if (!shared) {
            throw new StartRefusedException(
                    ServiceSettings.SOURCE
                            + "=store is for a service in the schema of the command side, and this schema"
                            + " has no table " + TABLE + " of it.",
                    "Start the command side first if the schema is the right one. For a schema of its own set "
                            + ServiceSettings.SOURCE + "=topic.");
        }
    }
}
