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
 * @param run its run
 * @param lossySettings settings with which a crash of the server or its machine loses committed transactions
 */
record ServerFacts(ServerRun run, List<String> lossySettings) {

    private static final String SETTINGS = """
            SELECT @@hostname, @@port, @@server_id, UUID(), UNIX_TIMESTAMP(),
                   @@innodb_flush_log_at_trx_commit, @@log_bin, @@sync_binlog""";
    private static final String STATUS =
            "SHOW GLOBAL STATUS WHERE Variable_name IN ('Uptime', 'Innodb_redo_log_enabled')";

    /** Identifiers of version 1 end with a number that the server chooses at its start. They begin with the time. */
    private static final int TIME_OF_UUID = 19;

    /** {@return the facts} @param connection whose transaction the caller ends */
    static ServerFacts read(Connection connection) throws SQLException {
        List<String> lossy = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            String identity;
            long now;
            try (ResultSet row = one(statement, SETTINGS)) {
                identity = "%s:%s:%s:%s"
                        .formatted(
                                row.getString(1),
                                row.getString(2),
                                row.getString(3),
                                row.getString(4).substring(TIME_OF_UUID));
                now = row.getLong(5);
                require(lossy, row.getInt(6) == 1, "innodb_flush_log_at_trx_commit=" + row.getInt(6));
                require(lossy, !row.getBoolean(7) || row.getInt(8) == 1, "sync_binlog=" + row.getInt(8));
            }
            long uptime = 0;
            try (ResultSet rows = statement.executeQuery(STATUS)) {
                while (rows.next()) {
                    if ("Uptime".equals(rows.getString(1))) {
                        uptime = rows.getLong(2);
                    } else {
                        require(lossy, !"OFF".equals(rows.getString(2)), "ALTER INSTANCE DISABLE INNODB REDO_LOG");
                    }
                }
            }
            return new ServerFacts(new ServerRun(identity, now - uptime), List.copyOf(lossy));
        }
    }

    private static void require(List<String> lossy, boolean durable, String setting) {
        if (!durable) {
            lossy.add(setting);
        }
    }

    private static ResultSet one(Statement statement, String sql) throws SQLException {
        ResultSet rows = statement.executeQuery(sql);
        if (!rows.next()) {
            throw new SQLException("The server does not tell its settings.");
        }
        return rows;
    }
}
