package io.cygi.messaging.server;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Facts about the server of a connection.
 *
 * @param run the current run of the server
 * @param lossySettings the settings with which a crash of the server or its machine loses committed transactions
 */
record ServerFacts(ServerRun run, List<String> lossySettings) {

    private static final String SETTINGS = """
            SELECT @@hostname, @@port, @@innodb_flush_log_at_trx_commit, @@log_bin, @@sync_binlog""";
    private static final String NOW = "SELECT UNIX_TIMESTAMP()";
    private static final String UPTIME = "SHOW GLOBAL STATUS WHERE Variable_name = 'Uptime'";
    private static final String REDO_LOG = "SHOW GLOBAL STATUS WHERE Variable_name = 'Innodb_redo_log_enabled'";

    /** {@return the facts about the server} @param connection a connection whose transaction the caller ends */
    static ServerFacts read(Connection connection) throws SQLException {
        List<String> lossy = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            String identity;
            try (ResultSet row = one(statement, SETTINGS)) {
                identity = row.getString(1) + ":" + row.getString(2);
                require(lossy, row.getInt(3) == 1, "innodb_flush_log_at_trx_commit=" + row.getInt(3));
                require(lossy, !row.getBoolean(4) || row.getInt(5) == 1, "sync_binlog=" + row.getInt(5));
            }
            // MariaDB has no such row.
            try (ResultSet rows = statement.executeQuery(REDO_LOG)) {
                while (rows.next()) {
                    require(lossy, !"OFF".equals(rows.getString(2)), "ALTER INSTANCE DISABLE INNODB REDO_LOG");
                }
            }
            return new ServerFacts(new ServerRun(identity, start(statement)), List.copyOf(lossy));
        }
    }

    private static ServerStart start(Statement statement) throws SQLException {
        return ServerStart.measure(new ServerStart.Probe() {

            @Override
            public long now() throws SQLException {
                try (ResultSet row = one(statement, NOW)) {
                    return row.getLong(1);
                }
            }

            @Override
            public long uptime() throws SQLException {
                try (ResultSet row = one(statement, UPTIME)) {
                    return row.getLong(2);
                }
            }
        });
    }

    private static void require(List<String> lossy, boolean durable, String setting) {
        if (!durable) {
            lossy.add(setting);
        }
    }

    private static ResultSet one(Statement statement, String sql) throws SQLException {
        ResultSet rows = statement.executeQuery(sql);
        if (!rows.next()) {
            throw new SQLException("The database server does not answer \"" + sql + "\".");
        }
        return rows;
    }
}
