package io.cygi.settlement.store;

import io.cygi.contracts.value.Money;
import io.cygi.settlement.statement.EventRange;
import io.cygi.settlement.statement.SettlementStatement;
import io.cygi.settlement.statement.SettlementStatement.SettledConcert;
import io.cygi.settlement.statement.Totals;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Maps the columns of a settlement that hold its statement. One list serves to write, clear and read them. */
public final class StatementColumns {

    /** The SQL sums of any number of settlements, for {@link #totals}. */
    public static final String SUMS = List.of("gross", "refunds", "fee", "tax").stream()
            .map(column -> "SUM(" + column + ") AS " + column)
            .collect(Collectors.joining(", "));

    private static final List<String> NAMES = List.of(
            "first_index",
            "last_index",
            "event_count",
            "events_sha256",
            "line_count",
            "gross",
            "refunds",
            "fee",
            "tax",
            "net");

    private StatementColumns() {}

    /**
     * {@return the assignments of an update that sets every column to the same expression}
     *
     * @param value an SQL expression
     */
    public static String assigned(String value) {
        return NAMES.stream().map(name -> name + " = " + value).collect(Collectors.joining(", "));
    }

    /** {@return the values for {@code assigned("?")}} @param statement the statement */
    public static List<Object> values(SettlementStatement statement) {
        EventRange events = statement.events();
        Totals totals = statement.totals();
        return List.of(
                events.firstIndex(),
                events.lastIndex(),
                events.count(),
                events.sha256(),
                statement.lineCount(),
                totals.gross().amount(),
                totals.refunds().amount(),
                totals.fee().amount(),
                totals.tax().amount(),
                totals.net().amount());
    }

    /** {@return the totals of a row} @param row a row with the four amounts and their currency */
    public static Totals totals(ResultSet row) throws SQLException {
        String currency = row.getString("currency");
        return Totals.of(
                new Money(row.getLong("gross"), currency),
                new Money(row.getLong("refunds"), currency),
                new Money(row.getLong("fee"), currency),
                new Money(row.getLong("tax"), currency));
    }

    static @Nullable SettlementStatement statement(ResultSet row, SettledConcert concert) throws SQLException {
        if (row.getObject("net") == null) {
            return null;
        }
        EventRange events = new EventRange(
                row.getLong("first_index"),
                row.getLong("last_index"),
                row.getLong("event_count"),
                row.getString("events_sha256"));
        return SettlementStatement.of(
                concert, row.getInt("rule_version"), events, totals(row), row.getLong("line_count"));
    }
}
