package io.cygi.settlement.run;

import io.cygi.contracts.Sha256;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.CannotGetJdbcConnectionException;

/**
 * The lock that one process at a time holds on a database while it runs the job. It ends with its connection, so a
 * process that dies releases it. If a connection breaks without its process knowing, two processes may run for a while;
 * their writes exclude each other, and the payout has one identifier.
 */
final class RunLock implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RunLock.class);
    private static final String NAME_PREFIX = "settlement-";

    /**
     * Length of the digest in a lock's name. MySQL allows 64 characters for the whole name, and the name of a database
     * may have as many.
     */
    private static final int DIGEST_CHARACTERS = 40;

    private final Connection connection;
    private final String name;

    private RunLock(Connection connection, String name) {
        this.connection = connection;
        this.name = name;
    }

    /** {@return the lock, or null if another process has it} */
    static @Nullable RunLock tryTake(DataSource dataSource) {
        try {
            Connection connection = dataSource.getConnection();
            try {
                RunLock lock = new RunLock(connection, name(connection));
                if (lock.asks("SELECT GET_LOCK(?, 0)")) {
                    return lock;
                }
            } catch (SQLException e) {
                // The lock may have been taken although the answer was lost.
                end(connection);
                throw e;
            }
            connection.close();
            return null;
        } catch (SQLException e) {
            throw new CannotGetJdbcConnectionException("the settlement's lock cannot be asked for", e);
        }
    }

    /**
     * Returns the name of the database's lock, because a server shares the names of locks between its databases. The
     * digest is computed here, because servers differ in their functions for it.
     */
    static String name(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT DATABASE()");
                ResultSet row = statement.executeQuery()) {
            // A server may report the same database in upper or lower case.
            String database = row.next() ? String.valueOf(row.getString(1)).toLowerCase(Locale.ROOT) : "";
            return NAME_PREFIX + Sha256.hex(database).substring(0, DIGEST_CHARACTERS);
        }
    }

    private boolean asks(String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, name);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() && row.getInt(1) == 1;
            }
        }
    }

    /** Releases the lock. If that fails, the connection is ended, and the lock with it. */
    @Override
    public void close() {
        try {
            asks("SELECT RELEASE_LOCK(?)");
            connection.close();
        } catch (SQLException e) {
            end(connection);
            throw new CannotGetJdbcConnectionException("the settlement's lock was lost with its connection", e);
        }
    }

    /**
     * Ends the connection. In the pool it would keep the lock without an owner, and outside it would never be returned.
     */
    private static void end(Connection connection) {
        try {
            connection.abort(Runnable::run);
        } catch (SQLException e) {
            LOG.warn("The connection that held the settlement's lock does not end", e);
        }
        try {
            connection.close();
        } catch (SQLException e) {
            LOG.debug("The pool has found that the connection which held the settlement's lock has ended", e);
        }
    }
}
