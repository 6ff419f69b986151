package io.cygi.query.dashboard;

import io.cygi.contracts.value.Money;
import io.cygi.messaging.figure.Figure;
import io.cygi.query.dashboard.DashboardBody.Sales;
import io.cygi.query.projection.InstantColumn;
import io.cygi.query.read.ReadDatabase;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Stores the highest sample of each figure by hour, and reads it with the hour's sales. Any process adds its samples.
 */
class HourlyFigureStore {

    private static final Duration KEPT = Duration.ofDays(8);
    private static final int PRUNED_MAX = 1_000;

    private final JdbcTemplate jdbc;
    private final TransactionOperations transaction;
    private final ReadDatabase database;

    HourlyFigureStore(JdbcTemplate jdbc, TransactionOperations transaction, ReadDatabase database) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.database = database;
    }

    void add(Instant at, Map<Figure, Long> sample) {
        List<Object[]> rows = sample.entrySet().stream()
                .map(figure -> new Object[] {hour(at), figure.getKey().name(), figure.getValue()})
                .toList();
        transaction.executeWithoutResult(status -> {
            jdbc.batchUpdate("""
                    INSERT INTO dashboard_hour (hour_start, figure, highest) VALUES (?, ?, ?)
                    ON DUPLICATE KEY UPDATE highest = GREATEST(highest, VALUES(highest))""", rows);
            jdbc.update("DELETE FROM dashboard_hour WHERE hour_start < ? LIMIT " + PRUNED_MAX, hour(at.minus(KEPT)));
        });
    }

    private static Object hour(Instant at) {
        return InstantColumn.parameter(at.truncatedTo(ChronoUnit.HOURS));
    }

    /** {@return the highest samples by hour} @param from the first hour */
    Map<Instant, Map<Figure, Long>> figures(Instant from) {
        Map<Instant, Map<Figure, Long>> hours = new HashMap<>();
        database.read(reads -> reads.query(
                        "SELECT hour_start, figure, highest FROM dashboard_hour WHERE hour_start >= ?",
                        (row, number) -> new Highest(hourOf(row), row.getString(2), row.getLong(3)),
                        hour(from)))
                .forEach(row -> hours.computeIfAbsent(row.hour, hour -> new EnumMap<>(Figure.class))
                        .put(Figure.valueOf(row.figure), row.value));
        return hours;
    }

    /** {@return the sales of all concerts by hour} @param from the first hour */
    Map<Instant, Sales> sales(Instant from) {
        Map<Instant, Sales> hours = new HashMap<>();
        database.read(reads -> reads.query(
                        """
                        SELECT hour_start, SUM(sold), SUM(gross), SUM(refunds)
                          FROM query_sales_hour WHERE hour_start >= ? GROUP BY hour_start""",
                        (row, number) -> Map.entry(
                                hourOf(row),
                                new Sales(row.getLong(2), Money.krw(row.getLong(3)), Money.krw(row.getLong(4)))),
                        hour(from)))
                .forEach(hour -> hours.put(hour.getKey(), hour.getValue()));
        return hours;
    }

    private static Instant hourOf(ResultSet row) throws SQLException {
        return Objects.requireNonNull(InstantColumn.read(row, 1));
    }

    private record Highest(Instant hour, String figure, long value) {}
}
