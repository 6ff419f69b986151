package io.cygi.loadtest.floor;

import io.cygi.loadtest.measure.ParallelThreads;
import io.cygi.loadtest.measure.Progress;
import io.cygi.loadtest.platform.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A table like the event store's, beside it in the same database. Plain JDBC appends rows like those of a booking. Each
 * transaction is one statement with all of its rows, sent once and answered once.
 */
public final class FloorTable implements AutoCloseable {

    /** Number of threads that append, each on a connection of its own. */
    public static final int THREADS = 32;

    private static final String NAME = "loadtest_floor";

    private final Database database;
    private final List<EventRow> booking;
    private final AtomicLong transactions = new AtomicLong();

    /**
     * Creates the table in the database.
     *
     * @param database the database
     * @param reservationUuid the UUID of a confirmed booking, whose events are the templates
     */
    public FloorTable(Database database, String reservationUuid) throws SQLException {
        this.database = database;
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            booking = templates(connection, reservationUuid);
            statement.execute("DROP TABLE IF EXISTS " + NAME);
            statement.execute("CREATE TABLE " + NAME + " LIKE domain_event");
        }
    }

    private static List<EventRow> templates(Connection connection, String uuid) throws SQLException {
        String sql = "SELECT " + String.join(", ", EventRow.COLUMNS)
                + " FROM domain_event WHERE INSTR(aggregate_identifier, ?) > 0 OR INSTR(payload, ?) > 0"
                + " ORDER BY global_index";
        List<EventRow> rows = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, uuid);
            statement.setString(2, uuid);
            try (ResultSet found = statement.executeQuery()) {
                while (found.next()) {
                    List<Object> columns = new ArrayList<>();
                    for (int i = 1; i <= EventRow.COLUMNS.size(); i++) {
                        columns.add(found.getObject(i));
                    }
                    rows.add(new EventRow(Collections.unmodifiableList(columns)));
                }
            }
        }
        if (rows.isEmpty()) {
            throw new SQLException("the events of reservation " + uuid + " are not in the store");
        }
        return rows;
    }

    /** {@return the number of rows of a booking} */
    public int rowsPerBooking() {
        return booking.size();
    }

    /** {@return the size of those rows in bytes, without the overhead of the database} */
    public long bytesPerBooking() {
        return booking.stream()
                .flatMap(row -> row.columns().stream())
                .mapToLong(value -> value instanceof byte[] bytes
                        ? bytes.length
                        : value == null ? 0 : String.valueOf(value).length())
                .sum();
    }

    /**
     * Appends rows.
     *
     * @param what the text for the progress
     * @param rows the rows in each transaction
     * @param time the length of the measurement
     * @return the rows appended per second
     */
    public double rowsPerSecond(String what, int rows, Duration time) {
        AtomicLong done = new AtomicLong();
        long from = System.nanoTime();
        long until = from + time.toNanos();
        try (Progress progress = Progress.of(what, "rows", done::get)) {
            progress.start();
            ParallelThreads.of("appender", THREADS, number -> {
                try (Connection connection = database.connect();
                        PreparedStatement insert = connection.prepareStatement(insert(rows))) {
                    while (System.nanoTime() < until) {
                        append(insert, rows);
                        if (System.nanoTime() <= until) {
                            done.addAndGet(rows);
                        }
                    }
                }
            });
        }
        return done.get() * 1e9 / (until - from);
    }

    private void append(PreparedStatement insert, int rows) throws SQLException {
        long transaction = transactions.incrementAndGet();
        // A row's place in the transaction makes it a booking's first, second and so on, over and over.
        int first = rows < booking.size() ? (int) (transaction % booking.size()) : 0;
        long bookings = (rows + booking.size() - 1) / booking.size();
        int parameter = 1;
        for (int i = 0; i < rows; i++) {
            EventRow row = booking.get((first + i) % booking.size());
            long copy = transaction * bookings + i / booking.size();
            for (int column = 0; column < EventRow.COLUMNS.size(); column++) {
                insert.setObject(parameter++, row.value(column, copy));
            }
        }
        insert.executeUpdate();
    }

    private static String insert(int rows) {
        String one = "(" + String.join(", ", Collections.nCopies(EventRow.COLUMNS.size(), "?")) + ")";
        return "INSERT INTO " + NAME + " (" + String.join(", ", EventRow.COLUMNS) + ") VALUES "
                + String.join(", ", Collections.nCopies(rows, one));
    }

    /** Drops the table. */
    @Override
    public void close() throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("DROP TABLE IF EXISTS " + NAME);
        }
    }
}
