package io.cygi.messaging.server;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** A pool of connections, each of which the server watch looks at before its first use. */
final class WatchedDataSource extends DelegatingDataSource {

    private final ServerWatch watch;

    WatchedDataSource(DataSource pool, ServerWatch watch) {
        super(pool);
        this.watch = watch;
    }

    @Override
    public Connection getConnection() throws SQLException {
        return lookedAt(super.getConnection());
    }

    @Override
    public Connection getConnection(String username, String password) throws SQLException {
        return lookedAt(super.getConnection(username, password));
    }

    private Connection lookedAt(Connection connection) throws SQLException {
        try {
            watch.look(connection);
            return connection;
        } catch (SQLException | RuntimeException e) {
            try {
                connection.close();
            } catch (SQLException closing) {
                e.addSuppressed(closing);
            }
            throw e;
        }
    }
}
