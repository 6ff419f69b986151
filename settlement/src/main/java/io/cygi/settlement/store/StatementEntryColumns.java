package io.cygi.settlement.store;

import io.cygi.contracts.value.ConcertId;
import io.cygi.contracts.value.SeatNumber;
import io.cygi.settlement.statement.StatementEntry;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/** Maps the table of statement entries. One list of columns serves to write and to read it. */
public final class StatementEntryColumns {

    private static final List<String> NAMES = List.of(
            "concert_id", "reservation_id", "seats", "paid", "paid_ms", "refunded", "refunded_ms", "fee", "tax");

    /** The statement that inserts an entry with {@link #values}. */
    public static final String INSERT = "INSERT INTO settlement_entry (" + String.join(", ", NAMES) + ") VALUES ("
            + String.join(", ", Collections.nCopies(NAMES.size(), "?")) + ")";

    static final String SELECT = "SELECT " + String.join(", ", NAMES) + " FROM settlement_entry ";

    private StatementEntryColumns() {}

    /** {@return the values of an entry for {@link #INSERT}} @param concertId the concert @param entry the entry */
    public static Object[] values(ConcertId concertId, StatementEntry entry) {
        return new Object[] {
            concertId.value(),
            entry.reservationId(),
            entry.seats().stream().map(SeatNumber::toString).collect(Collectors.joining(" ")),
            entry.paid(),
            entry.paidAt().toEpochMilli(),
            entry.refunded(),
            entry.refundedAt() == null ? null : (Long) entry.refundedAt().toEpochMilli(),
            entry.fee(),
            entry.tax()
        };
    }

    static StatementEntry entry(ResultSet row, int number) throws SQLException {
        Long refundedMillis = row.getObject("refunded_ms", Long.class);
        return new StatementEntry(
                row.getString("reservation_id"),
                Arrays.stream(row.getString("seats").split(" "))
                        .map(SeatNumber::parse)
                        .toList(),
                row.getLong("paid"),
                Instant.ofEpochMilli(row.getLong("paid_ms")),
                row.getObject("refunded", Long.class),
                refundedMillis == null ? null : Instant.ofEpochMilli(refundedMillis),
                row.getLong("fee"),
                row.getLong("tax"));
    }
}
