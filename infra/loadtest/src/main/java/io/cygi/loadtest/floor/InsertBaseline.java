package io.cygi.loadtest.floor;

import io.cygi.loadtest.booking.Booker;
import io.cygi.loadtest.booking.Booker.Outcome;
import io.cygi.loadtest.fans.Concert;
import io.cygi.loadtest.fans.Fan;
import io.cygi.loadtest.http.Connection;
import io.cygi.loadtest.measure.Progress;
import io.cygi.loadtest.measure.Stats;
import io.cygi.loadtest.platform.Database;
import io.cygi.loadtest.platform.LoadTestException;
import io.cygi.loadtest.report.Table;
import io.cygi.loadtest.scenario.Scenario;
import io.cygi.loadtest.scenario.Stage;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** Measures the least cost of a booking: its events written to the same server, without anything else. */
public final class InsertBaseline implements Scenario {

    private static final int SHARE_OF_SECONDS = 4;
    private static final int MANY_ROWS = 100;
    private static final double AIMED_RATIO = 1.0 / 3;

    @Override
    public void run(Stage stage) throws SQLException {
        Database database = stage.platform().database();
        if (database == null) {
            stage.report().absent("floor: the database is not known; name it with --datasource");
            return;
        }
        Duration time = Duration.ofSeconds(Math.max(1, stage.options().seconds() / SHARE_OF_SECONDS));
        try (FloorTable table = table(stage, database)) {
            int perBooking = table.rowsPerBooking();
            Progress.say(
                    "Floor: %d rows and %d bytes a booking, %d threads",
                    perBooking, table.bytesPerBooking(), FloorTable.THREADS);
            List<Case> cases = new ArrayList<>();
            cases.add(measure(table, "one row", 1, time));
            cases.add(measure(table, "one booking", perBooking, time));
            cases.add(measure(table, "a hundred rows", MANY_ROWS, time));
            report(stage, table, cases);
        }
    }

    /** {@return a table for the rows of a booking that is made for it} */
    public static FloorTable table(Stage stage, Database database) throws SQLException {
        Concert concert = stage.concert(1_000);
        Fan fan = stage.fans(1).getFirst();
        try (Connection connection = new Connection(stage.url())) {
            Outcome outcome = new Booker(connection, false)
                    .book(concert.path(), fan, List.of(concert.seats().getLast()));
            String id = outcome.reservationId();
            if (!outcome.confirmed() || id == null) {
                throw new LoadTestException("A booking as a template for the floor failed: " + outcome.kind());
            }
            return new FloorTable(database, id.substring(id.lastIndexOf('.') + 1));
        }
    }

    private static Case measure(FloorTable table, String what, int rows, Duration time) {
        double rowsPerSecond = table.rowsPerSecond(what + " per transaction", rows, time);
        return new Case(what, rows, rowsPerSecond, rowsPerSecond / rows, rowsPerSecond / table.rowsPerBooking());
    }

    private static void report(Stage stage, FloorTable floor, List<Case> cases) {
        OptionalDouble booked = stage.bookingsPerSecondOfMostClients();
        Table table = new Table(
                "Floor: the rows of bookings appended by plain JDBC, " + FloorTable.THREADS + " threads",
                "transactions of",
                "transactions/s",
                "rows/s",
                "bookings' worth/s",
                "booking / this");
        for (Case one : cases) {
            Object ratio = booked.isPresent() ? booked.getAsDouble() / one.bookingsPerSecond() : "-";
            table.row(
                    one.transaction(),
                    one.transactionsPerSecond(),
                    one.rowsPerSecond(),
                    one.bookingsPerSecond(),
                    ratio);
        }
        table.note("The floor is the case of one booking per transaction: " + floor.rowsPerBooking() + " rows, "
                + floor.bytesPerBooking() + " bytes.");
        stage.report().table(table);
        double ofOneBooking = cases.get(1).bookingsPerSecond();
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("threads", FloorTable.THREADS);
        figures.put("rowsPerBooking", floor.rowsPerBooking());
        figures.put("bytesPerBooking", floor.bytesPerBooking());
        figures.put("cases", cases);
        figures.put("floorBookingsPerSecond", ofOneBooking);
        if (booked.isPresent()) {
            double ratio = Stats.ratio(booked.getAsDouble(), ofOneBooking);
            figures.put("bookingToFloorRatio", ratio);
            stage.report()
                    .aim(
                            "booking at the most clients: at least a third of the floor",
                            Table.number(ratio) + " of " + Table.number(ofOneBooking) + "/s",
                            ratio >= AIMED_RATIO);
        }
        stage.report().figures("floor", figures);
    }

    /**
     * The result for transactions of one size.
     *
     * @param transaction the content of a transaction
     * @param rowsPerTransaction the number of rows of a transaction
     * @param rowsPerSecond the rows per second in all
     * @param transactionsPerSecond the transactions per second in all
     * @param bookingsPerSecond the bookings per second with as many rows
     */
    record Case(
            String transaction,
            int rowsPerTransaction,
            double rowsPerSecond,
            double transactionsPerSecond,
            double bookingsPerSecond) {}
}
