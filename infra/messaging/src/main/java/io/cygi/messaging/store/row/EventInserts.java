package io.cygi.messaging.store.row;

import com.mysql.cj.jdbc.StatementImpl;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import org.axonframework.common.DateTimeUtils;

/**
 * Inserts many events with few statements. The sizes of the statements are powers of two, so that each connection
 * prepares eight of them once, whatever the number of events.
 */
public final class EventInserts {

    static final int ROWS_PER_STATEMENT_MAX = 128;
    private static final int COLUMNS = 9;

    private EventInserts() {}

    /**
     * Inserts events in their order.
     *
     * @param connection a connection with a transaction of its own
     * @param events the events
     * @return the index of each event
     */
    public static long[] insert(Connection connection, List<EventRow> events) throws SQLException {
        long[] indexes = new long[events.size()];
        int from = 0;
        while (from < events.size()) {
            int rows = Math.min(Integer.highestOneBit(events.size() - from), ROWS_PER_STATEMENT_MAX);
            long first = insertAtOnce(connection, events.subList(from, from + rows));
            // The database gives a statement with a known number of rows consecutive indexes.
            for (int i = 0; i < rows; i++) {
                indexes[from + i] = first + i;
            }
            from += rows;
        }
        return indexes;
    }

    private static long insertAtOnce(Connection connection, List<EventRow> events) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(sql(events.size()))) {
            int at = 0;
            for (EventRow event : events) {
                set(insert, at, event);
                at += COLUMNS;
            }
            insert.executeUpdate();
            // JDBC's own means for generated keys would have the driver prepare the statement anew each time.
            return insert.unwrap(StatementImpl.class).getLastInsertID();
        }
    }

    private static String sql(int rows) {
        return """
                INSERT INTO domain_event (aggregate_identifier, sequence_number, aggregate_type, event_identifier,
                       recorded_at, payload_type, payload_revision, payload, meta_data)
                VALUES\s""" + String.join(", ", Collections.nCopies(rows, "(?, ?, ?, ?, ?, ?, ?, ?, ?)"));
    }

    private static void set(PreparedStatement insert, int at, EventRow event) throws SQLException {
        insert.setString(at + 1, event.aggregateIdentifier());
        insert.setLong(at + 2, event.sequenceNumber());
        insert.setString(at + 3, event.aggregateType());
        insert.setString(at + 4, event.message().getIdentifier());
        insert.setString(at + 5, DateTimeUtils.formatInstant(event.message().getTimestamp()));
        insert.setString(at + 6, event.payload().getType().getName());
        insert.setString(at + 7, event.payload().getType().getRevision());
        insert.setBytes(at + 8, event.payload().getData());
        insert.setBytes(at + 9, event.metaData().getData());
    }
}
