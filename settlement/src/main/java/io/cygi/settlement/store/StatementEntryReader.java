package io.cygi.settlement.store;

import io.cygi.contracts.value.ConcertId;
import io.cygi.settlement.statement.StatementEntry;
import io.cygi.settlement.statement.StatementLine;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Reads the entries of statements, in the order of their reservations. */
public class StatementEntryReader {

    private static final int PAGE = 2_000;
    private static final String BEFORE_ALL = "";

    private final JdbcTemplate jdbc;

    /** Creates the reader. @param jdbc the database of settlement */
    public StatementEntryReader(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * {@return a concert's entries between two reservations}
     *
     * @param concertId the concert's identifier
     * @param after the reservation after which the entries begin
     * @param to the last reservation, null for all
     */
    public List<StatementEntry> between(ConcertId concertId, String after, @Nullable String to) {
        return to == null
                ? jdbc.query(
                        StatementEntryColumns.SELECT
                                + "WHERE concert_id = ? AND reservation_id > ? ORDER BY reservation_id",
                        StatementEntryColumns::entry,
                        concertId.value(),
                        after)
                : jdbc.query(
                        StatementEntryColumns.SELECT + """
                         WHERE concert_id = ? AND reservation_id > ? AND reservation_id <= ? ORDER BY reservation_id""", StatementEntryColumns::entry, concertId.value(), after, to);
    }

    /**
     * {@return all lines of a statement, read page by page}
     *
     * @param concertId the concert
     * @param currency the currency of the amounts
     */
    public Iterator<StatementLine> lines(ConcertId concertId, String currency) {
        return new Lines(concertId, currency);
    }

    private final class Lines implements Iterator<StatementLine> {

        private final ConcertId concertId;
        private final String currency;
        private final Deque<StatementLine> ready = new ArrayDeque<>();
        private String after = BEFORE_ALL;
        private boolean ended;

        Lines(ConcertId concertId, String currency) {
            this.concertId = concertId;
            this.currency = currency;
        }

        @Override
        public boolean hasNext() {
            if (ready.isEmpty() && !ended) {
                List<StatementEntry> page = jdbc.query(
                        StatementEntryColumns.SELECT + """
                        WHERE concert_id = ? AND reservation_id > ? ORDER BY reservation_id LIMIT ?""",
                        StatementEntryColumns::entry,
                        concertId.value(),
                        after,
                        PAGE);
                page.forEach(entry -> ready.addAll(entry.lines(concertId, currency)));
                ended = page.size() < PAGE;
                after = page.isEmpty() ? after : page.getLast().reservationId();
            }
            return !ready.isEmpty();
        }

        @Override
        public StatementLine next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return ready.removeFirst();
        }
    }

    /**
     * The sums of entries, in minor units.
     *
     * @param lines number of lines
     * @param gross all payments
     * @param refunds all refunds
     * @param fee all fees
     * @param tax all taxes
     */
    public record Sums(long lines, long gross, long refunds, long fee, long tax) {

        /** {@return the net: the amount that the organizer is paid} */
        public long net() {
            return gross - refunds - fee - tax;
        }
    }

    /** {@return the sums of a concert's entries} @param concertId the concert */
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
}
