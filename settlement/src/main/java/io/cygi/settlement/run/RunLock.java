package io.cygi.settlement.run;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.CannotGetJdbcConnectionException;

/**
 * The right to run the job, of one process at a time on a database. It ends with the connection that holds it, so a
 * process that dies gives it up. Should a connection break without its process knowing, two may run for a while; what
 * they write excludes each other, and the payout has one identifier.
 */
final class RunLock implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RunLock.class);
    private static final String NAME = "CONCAT('settlement-', MD5(DATABASE()))";

    private final Connection connection;

    private RunLock(Connection connection) {
        this.connection = connection;
    }

    /** {@return the lock, or null where somebody else has it} */
    static @Nullable RunLock tryTake(DataSource dataSource) {
        try {
            RunLock lock = new RunLock(dataSource.getConnection());
            if (lock.taken()) {
                return lock;
            }
            lock.connection.close();
            return null;
        } catch (SQLException e) {
            throw new CannotGetJdbcConnectionException("the settlement's lock cannot be asked for", e);
        }
    }

    private boolean taken() throws SQLException {
        try {
            return asks(connection, "SELECT GET_LOCK(" + NAME + ", 0)");
        } catch (SQLException e) {
            // Perhaps it was taken, and only the answer was lost.
            end();
            throw e;
        }
    }

    private static boolean asks(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet row = statement.executeQuery()) {
            return row.next() && row.getInt(1) == 1;
        }
    }

    /** Gives it back; where that fails the connection ends, and the lock with it. */
    @Override
    public void close() {
        try {
            asks(connection, "SELECT RELEASE_LOCK(" + NAME + ")");
            connection.close();
        } catch (SQLException e) {
            end();
            throw new CannotGetJdbcConnectionException("the settlement's lock was lost with its connection", e);
        }
    }

    /** Back in the pool as it is it would keep the lock for nobody; not given back it would be lent for ever. */
    private void end() {
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
