package io.cygi.loadtest.settlement;

import io.cygi.loadtest.platform.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Reads a concert's events with plain JDBC, page by page along their key, and does nothing with them. */
final class ConcertScan {

    private static final int PAGE = 1_000;
    private static final int COLUMNS = 10;
    private static final String SQL = """
            SELECT * FROM domain_event
             WHERE aggregate_identifier >= ? AND aggregate_identifier < ?
               AND (aggregate_identifier > ? OR sequence_number > ?)
             ORDER BY aggregate_identifier, sequence_number LIMIT\s""" + PAGE;

    private ConcertScan() {}

    /**
     * The result of a scan.
     *
     * @param events the number of events
     * @param seconds the time that it took in seconds
     */
    record Scanned(long events, double seconds) {}

    /** {@return the result of a scan of a concert's events} @param concertId the concert's id */
    static Scanned of(Database database, String concertId) throws SQLException {
        long from = System.nanoTime();
        long events = 0;
        // The character that follows all characters of identifiers.
        String end = concertId + "~";
        String aggregate = concertId;
        long sequence = -1;
        try (Connection connection = database.connect();
                PreparedStatement statement = connection.prepareStatement(SQL)) {
            for (int found = PAGE; found == PAGE; ) {
                found = 0;
                statement.setString(1, aggregate);
                statement.setString(2, end);
                statement.setString(3, aggregate);
                statement.setLong(4, sequence);
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        for (int column = 1; column <= COLUMNS; column++) {
                            rows.getBytes(column);
                        }
                        aggregate = rows.getString("aggregate_identifier");
                        sequence = rows.getLong("sequence_number");
                        found++;
                    }
                }
                events += found;
            }
        }
        return new Scanned(events, (System.nanoTime() - from) / 1e9);
    }
}
