package io.cygi.service.health;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/**
 * Asks the database for an answer by a connection of its own, because that of a pool would be waited for while requests use
 * them all. Used by one thread, apart from its end.
 */
final class DatabaseProbe implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseProbe.class);
    private static final int PATIENCE_MILLIS =
            Math.toIntExact(Duration.ofSeconds(1).toMillis());

    private final JdbcConnectionDetails details;
    private volatile @Nullable Connection open;

    DatabaseProbe(JdbcConnectionDetails details) {
        this.details = details;
    }

    /** {@return whether the database answers within a second} */
    boolean answers() {
        try (Statement statement = connection().createStatement();
                ResultSet answer = statement.executeQuery("SELECT 1")) {
            return answer.next();
        } catch (SQLException e) {
            close();
            throw new IllegalStateException("The database does not answer", e);
        }
    }

    private Connection connection() throws SQLException {
        Connection present = open;
        if (present != null) {
            return present;
        }
        Properties settings = new Properties();
        put(settings, "user", details.getUsername());
        put(settings, "password", details.getPassword());
        settings.setProperty("connectTimeout", Integer.toString(PATIENCE_MILLIS));
        settings.setProperty("socketTimeout", Integer.toString(PATIENCE_MILLIS));
        Connection made = DriverManager.getConnection(details.getJdbcUrl(), settings);
        made.setNetworkTimeout(Runnable::run, PATIENCE_MILLIS);
        open = made;
        return made;
    }

    private static void put(Properties settings, String name, @Nullable String value) {
        if (value != null) {
            settings.setProperty(name, value);
        }
    }

    @Override
    public void close() {
        Connection present = open;
        open = null;
        if (present != null) {
            try {
                present.close();
            } catch (SQLException e) {
                // A connection that cannot be closed is broken already.
                LOG.debug("Cannot close the connection", e);
            }
        }
    }
}
