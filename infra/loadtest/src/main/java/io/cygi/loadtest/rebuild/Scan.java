package io.cygi.loadtest.rebuild;

import io.cygi.loadtest.platform.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Reads the whole event store with plain JDBC, page by page, and does nothing with the events. */
final class Scan {

    private static final int PAGE = 1_000;
    private static final int COLUMNS = 10;

    private Scan() {}

    /** {@return the events read per second} */
    static double eventsPerSecond(Database database) throws SQLException {
        String sql = "SELECT * FROM domain_event WHERE global_index > ? ORDER BY global_index LIMIT " + PAGE;
        long from = System.nanoTime();
        long events = 0;
        try (Connection connection = database.connect();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            long position = -1;
            for (int found = PAGE; found == PAGE; ) {
                found = 0;
                statement.setLong(1, position);
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        position = rows.getLong("global_index");
                        for (int column = 1; column <= COLUMNS; column++) {
                            rows.getBytes(column);
                        }
                        found++;
                    }
                }
                events += found;
            }
        }
        return events * 1e9 / (System.nanoTime() - from);
    }
}
