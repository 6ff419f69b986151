package io.cygi.messaging.server;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Records the run of the server in its database. The first process that meets a new run leaves indexes out before any
 * event is appended, because all processes append only by connections that the server watch has looked at. Processes
 * without the event store have a row of their own, so that none of them adopts a run before a process that has indexes to
 * leave out.
 */
final class RunAdoption {

    /**
     * The number of indexes that are left out. It is more than all processes can be given in the seconds that a crash
     * takes back, whatever the server's settings.
     */
    static final long LEFT_OUT = 100_000;

    private static final int WITH_STORE = 1;
    private static final int WITHOUT_STORE = 2;

    private static final String LOCK =
            "SELECT identity, started_from, started_until FROM server_run WHERE id = %d FOR UPDATE";
    private static final String RECORD =
            "UPDATE server_run SET identity = ?, started_from = ?, started_until = ? WHERE id = ?";
    private static final String HEAD = "SELECT COALESCE(MAX(global_index), 0) FROM domain_event";
    private static final String RANGES = "SELECT last_before, first_after FROM left_out_indexes ORDER BY last_before";
    private static final String LEAVE_OUT = """
            INSERT INTO left_out_indexes (last_before, first_after) VALUES (?, ?)
            ON DUPLICATE KEY UPDATE first_after = GREATEST(first_after, VALUES(first_after))""";

    /**
     * The statement that moves the counter of indexes. The counter keeps an index that was inserted, even if the row is
     * rolled back.
     */
    private static final String COUNT_ON = """
            INSERT INTO domain_event (global_index, aggregate_identifier, sequence_number, event_identifier, payload,
                   payload_type, recorded_at)
            VALUES (?, 'left-out', 0, 'left-out', '', 'left-out', '')""";

    private static final String EVENT = "SELECT COUNT(*) FROM domain_event WHERE global_index = ";

    /**
     * The statement that empties the table of read barriers. Rows of processes that have ended are never written again;
     * the others write theirs anew.
     */
    private static final String CLEAR_BARRIERS = "DELETE FROM read_barrier";

    private static final String POSITIONS = "SELECT processor_name, token FROM processor_position";
    private static final Pattern INDEX = Pattern.compile("\"index\":\\s*(\\d+)");

    /**
     * The state of the store after the adoption.
     *
     * @param leftOut all ranges that are left out, in their order
     * @param ahead the processors whose stored position is past the newest event that the server has kept
     */
    record Adopted(List<LeftOutIndexes.Range> leftOut, List<String> ahead) {}

    private RunAdoption() {}

    /**
     * The positions past the newest event.
     *
     * @param processors the names of their processors
     * @param highest the highest of the positions, zero for none
     */
    private record Ahead(List<String> processors, long highest) {}

    /**
     * {@return the state of the store after the run was recorded}
     *
     * @param connection a connection, which this method commits
     * @param run the run of the connection's server
     * @param seen the newest index that the process has seen
     * @param seconds the longest wait for another process
     */
    static Adopted adopt(Connection connection, ServerRun run, long seen, long seconds) throws SQLException {
        try (SessionBounds bounds = SessionBounds.set(connection, seconds);
                Statement statement = bounds.statement()) {
            boolean known = locked(statement, WITH_STORE).sameAs(run);
            List<LeftOutIndexes.Range> ranges = ranges(statement);
            long head = number(statement, HEAD);
            Ahead ahead = ahead(statement, head, ranges);
            if (!known) {
                leaveOut(connection, head, Math.max(Math.max(seen, ahead.highest()), lastOf(ranges)));
                statement.executeUpdate(CLEAR_BARRIERS);
                record(connection, run, WITH_STORE);
                ranges = ranges(statement);
            }
            connection.commit();
            return new Adopted(ranges, ahead.processors());
        }
    }

    /**
     * As {@link #adopt}, where the database has positions and what was made of events, but no events. They died together, so
     * nothing is left out.
     */
    static Adopted adoptWithoutStore(Connection connection, ServerRun run, long seen, long seconds)
            throws SQLException {
        try (SessionBounds bounds = SessionBounds.set(connection, seconds);
                Statement statement = bounds.statement()) {
            if (!locked(statement, WITHOUT_STORE).sameAs(run)) {
                record(connection, run, WITHOUT_STORE);
            }
            connection.commit();
            return new Adopted(List.of(), List.of());
        }
    }

    private static ServerRun locked(Statement statement, int id) throws SQLException {
        try (ResultSet row = statement.executeQuery(LOCK.formatted(id))) {
            if (!row.next()) {
                throw new SQLException("The row of server_run is missing.");
            }
            return new ServerRun(row.getString(1), new ServerStart(row.getLong(2), row.getLong(3)));
        }
    }

    private static void leaveOut(Connection connection, long head, long seen) throws SQLException {
        if (head == 0 && seen == 0) {
            return;
        }
        long first = Math.max(head, seen) + LEFT_OUT;
        Savepoint savepoint = connection.setSavepoint();
        try (PreparedStatement insert = connection.prepareStatement(COUNT_ON)) {
            insert.setLong(1, first - 1);
            insert.executeUpdate();
        }
        connection.rollback(savepoint);
        try (PreparedStatement insert = connection.prepareStatement(LEAVE_OUT)) {
            insert.setLong(1, head);
            insert.setLong(2, first);
            insert.executeUpdate();
        }
    }

    private static void record(Connection connection, ServerRun run, int id) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(RECORD)) {
            update.setString(1, run.identity());
            update.setLong(2, run.start().from());
            update.setLong(3, run.start().until());
            update.setInt(4, id);
            update.executeUpdate();
        }
    }

    static List<LeftOutIndexes.Range> ranges(Statement statement) throws SQLException {
        List<LeftOutIndexes.Range> found = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(RANGES)) {
            while (rows.next()) {
                found.add(new LeftOutIndexes.Range(rows.getLong(1), rows.getLong(2)));
            }
        }
        return found;
    }

    /** {@return the last left-out index, 0 if there is none} */
    private static long lastOf(List<LeftOutIndexes.Range> ranges) {
        return ranges.isEmpty() ? 0 : ranges.getLast().firstAfter() - 1;
    }

    /**
     * {@return the processors whose position is past the newest event} Positions are stored by the same server, so
     * there are none unless the server was put back to an older state by hand. Each process looks, even after another
     * one has left indexes out.
     */
    private static Ahead ahead(Statement statement, long head, List<LeftOutIndexes.Range> ranges) throws SQLException {
        Map<String, Long> suspects = new TreeMap<>();
        try (ResultSet rows = statement.executeQuery(POSITIONS)) {
            while (rows.next()) {
                byte[] token = rows.getBytes(2);
                Matcher found = INDEX.matcher(token == null ? "" : new String(token, StandardCharsets.UTF_8));
                long index = found.find() ? Long.parseLong(found.group(1)) : 0;
                if (index > head || ranges.stream().anyMatch(range -> range.contains(index))) {
                    suspects.merge(rows.getString(1), index, Math::max);
                }
            }
        }
        List<String> processors = new ArrayList<>();
        long highest = 0;
        for (Map.Entry<String, Long> suspect : suspects.entrySet()) {
            if (number(statement, EVENT + suspect.getValue()) == 0) {
                processors.add(suspect.getKey());
                highest = Math.max(highest, suspect.getValue());
            }
        }
        return new Ahead(processors, highest);
    }

    private static long number(Statement statement, String sql) throws SQLException {
        try (ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
