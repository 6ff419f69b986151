package io.cygi.settlement.book;

import io.cygi.contracts.value.ConcertId;
import io.cygi.contracts.value.SeatNumber;
import io.cygi.settlement.fold.Entry;
import io.cygi.settlement.fold.Progress.Sums;
import io.cygi.settlement.rule.Terms.Deduction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** The entries of statements, in the order of their reservations. */
public class Entries {

    private static final int PAGE = 2_000;
    private static final String BEFORE_ALL = "";

    private final JdbcTemplate jdbc;

    /** @param jdbc settlement's database */
    public Entries(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * {@return a concert's entries between two reservations}
     *
     * @param concertId which
     * @param after only later ones
     * @param to only up to this one, null for all
     */
    public List<Entry> between(ConcertId concertId, String after, @Nullable String to) {
        return to == null
                ? jdbc.query(
                        "SELECT * FROM settlement_entry WHERE concert_id = ? AND reservation_id > ? ORDER BY reservation_id",
                        Entries::entry,
                        concertId.value(),
                        after)
                : jdbc.query("""
                        SELECT * FROM settlement_entry
                         WHERE concert_id = ? AND reservation_id > ? AND reservation_id <= ? ORDER BY reservation_id""", Entries::entry, concertId.value(), after, to);
    }

    /** Reads all of a concert's entries, a page at a time. @param concertId which @param reader takes each */
    public void each(ConcertId concertId, Consumer<Entry> reader) {
        String after = BEFORE_ALL;
        List<Entry> page;
        do {
            page = jdbc.query("""
                    SELECT * FROM settlement_entry WHERE concert_id = ? AND reservation_id > ?
                     ORDER BY reservation_id LIMIT ?""", Entries::entry, concertId.value(), after, PAGE);
            page.forEach(reader);
            after = page.isEmpty() ? after : page.getLast().reservationId();
        } while (page.size() == PAGE);
    }

    /** {@return what a concert's entries come to} @param concertId which */
    public Sums sums(ConcertId concertId) {
        return Objects.requireNonNull(jdbc.queryForObject(
                """
                SELECT COALESCE(SUM(1 + (refunded IS NOT NULL) + (fee > 0) + (tax > 0)), 0), COALESCE(SUM(paid), 0),
                       COALESCE(SUM(refunded), 0), COALESCE(SUM(fee), 0), COALESCE(SUM(tax), 0)
                  FROM settlement_entry WHERE concert_id = ?""",
                (row, number) ->
                        new Sums(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5)),
                concertId.value()));
    }

    private static Entry entry(ResultSet row, int number) throws SQLException {
        long refunded = row.getLong("refunded");
        boolean cancelled = !row.wasNull();
        return new Entry(
                row.getString("reservation_id"),
                Arrays.stream(row.getString("seats").split(" "))
                        .map(SeatNumber::parse)
                        .toList(),
                row.getLong("paid"),
                Instant.ofEpochMilli(row.getLong("paid_ms")),
                refunded,
                cancelled ? Instant.ofEpochMilli(row.getLong("refunded_ms")) : null,
                new Deduction(row.getLong("fee"), row.getLong("tax")));
    }
}
