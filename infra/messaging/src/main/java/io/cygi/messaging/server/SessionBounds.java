package io.cygi.messaging.server;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Bounds the waits of a session while it holds a lock that other processes need. The server ends the session, and
 * releases its locks, if the client is silent for too long: a frozen process stops no other.
 */
final class SessionBounds implements AutoCloseable {

    private final Connection connection;
    private final long lockWait;
    private final long silence;

    private SessionBounds(Connection connection, long lockWait, long silence) {
        this.connection = connection;
        this.lockWait = lockWait;
        this.silence = silence;
    }

    /**
     * {@return the bounds of the connection's session; closing restores the former settings}
     *
     * @param connection the connection
     * @param seconds the longest wait for a lock, and the longest silence of the client
     */
    static SessionBounds set(Connection connection, long seconds) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery("SELECT @@session.innodb_lock_wait_timeout, @@session.wait_timeout")) {
            row.next();
            SessionBounds before = new SessionBounds(connection, row.getLong(1), row.getLong(2));
            new SessionBounds(connection, seconds, seconds).apply();
            return before;
        }
    }

    /** {@return a statement of the bounded session} */
    Statement statement() throws SQLException {
        return connection.createStatement();
    }

    private void apply() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET SESSION innodb_lock_wait_timeout = %d, SESSION wait_timeout = %d"
                    .formatted(lockWait, silence));
        }
    }

    @Override
    public void close() throws SQLException {
        apply();
    }
}
