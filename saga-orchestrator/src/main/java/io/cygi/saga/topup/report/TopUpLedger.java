package io.cygi.saga.topup.report;

import io.cygi.contracts.topup.TopUpEvent.TopUpReady;
import io.cygi.contracts.topup.TopUpEvent.TopUpRefunded;
import io.cygi.contracts.value.Money;
import io.cygi.contracts.value.SeoulDay;
import io.cygi.contracts.value.TopUpId;
import io.cygi.contracts.wallet.WalletEvent.TopUpGivenBack;
import io.cygi.contracts.wallet.WalletEvent.TopUpTakenBack;
import io.cygi.contracts.wallet.WalletEvent.WalletToppedUp;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The ledger of the wallets' part in each top-up, with the provider's identifier of its payment. After each change the
 * entry is compared with the provider once more, some time after the day of the change.
 */
@ProcessingGroup(TopUpLedger.GROUP)
class TopUpLedger {

    static final String GROUP = "top-up-ledger";

    /**
     * Time after a day when its comparison begins. By then the top-ups of the day have ended and are no longer watched.
     */
    static final Duration PAUSE_AFTER_DAY = Duration.ofHours(2);

    private final JdbcTemplate jdbc;
    private final TransactionOperations transaction;
    private final TopUpReports reports;
    private final Clock clock;

    TopUpLedger(JdbcTemplate jdbc, TransactionOperations transaction, TopUpReports reports, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.reports = reports;
        this.clock = clock;
    }

    /**
     * The wallet's record of a top-up.
     *
     * @param topUpId the top-up's id
     * @param tid the provider's identifier of its payment, null if the provider was never asked for one
     * @param held the amount that was credited and not taken back
     * @param day the day of the latest change
     * @param changes the number of changes
     * @param attempts the number of comparisons since then that have found a difference or got no answer
     * @param compared whether it was compared since then
     */
    record Entry(
            TopUpId topUpId,
            @Nullable String tid,
            Money held,
            LocalDate day,
            long changes,
            int attempts,
            boolean compared) {}

    @EventHandler
    void on(TopUpReady event) {
        change(event.topUpId().toString(), "tid", event.tid(), event.at());
    }

    @EventHandler
    void on(WalletToppedUp event) {
        ofProvider(event.topUpId())
                .ifPresent(topUpId -> change(topUpId, "credited", event.amount().amount(), event.at()));
    }

    @EventHandler
    void on(TopUpTakenBack event) {
        ofProvider(event.topUpId())
                .ifPresent(
                        topUpId -> change(topUpId, "taken_back", event.amount().amount(), event.at()));
    }

    @EventHandler
    void on(TopUpGivenBack event) {
        ofProvider(event.topUpId()).ifPresent(topUpId -> change(topUpId, "taken_back", 0L, event.at()));
    }

    /** Enters a refund of the provider, which may come on a later day than the wallet's. */
    @EventHandler
    void on(TopUpRefunded event) {
        insert(event.topUpId().toString());
        changed(event.topUpId().toString(), event.at());
    }

    private void change(String topUpId, String column, Object value, Instant at) {
        insert(topUpId);
        jdbc.update("UPDATE top_up_ledger SET " + column + " = ? WHERE top_up_id = ?", value, topUpId);
        changed(topUpId, at);
    }

    private void changed(String topUpId, Instant at) {
        LocalDate day = SeoulDay.of(at);
        jdbc.update(
                """
                UPDATE top_up_ledger
                   SET report_day = ?, due_ms = ?, changes = changes + 1, attempts = 0, compared_ms = NULL
                 WHERE top_up_id = ?""", day.toString(), SeoulDay.endOf(day).plus(PAUSE_AFTER_DAY).toEpochMilli(), topUpId);
    }

    private void insert(String topUpId) {
        jdbc.update("""
                INSERT IGNORE INTO top_up_ledger (top_up_id, report_day, tid, credited, taken_back)
                VALUES (?, '', NULL, 0, 0)""", topUpId);
    }

    /** {@return the id of a top-up with a provider} The demo, for example, gives points without a provider. */
    private static Optional<String> ofProvider(String topUpId) {
        try {
            return Optional.of(TopUpId.parse(topUpId).toString());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /**
     * {@return the entries that have to be compared, the longest due first}
     *
     * @param max the most that are returned
     */
    List<Entry> due(int max) {
        return Objects.requireNonNull(
                transaction.execute(status -> jdbc.query("""
                SELECT top_up_id, tid, credited, taken_back, report_day, changes, attempts, compared_ms
                  FROM top_up_ledger WHERE due_ms <= ? ORDER BY due_ms, top_up_id LIMIT ?""", (row, number) -> entry(row), clock.millis(), max)));
    }

    /**
     * Ends a comparison, unless the entry has changed meanwhile.
     *
     * @param again the time of the next comparison, null for never
     */
    void compared(Entry entry, @Nullable Instant again) {
        transaction.executeWithoutResult(status -> {
            int counted = jdbc.update(
                    """
                    UPDATE top_up_ledger SET compared_ms = ?, due_ms = ?, attempts = ?
                     WHERE top_up_id = ? AND changes = ?""",
                    clock.millis(),
                    again == null ? null : again.toEpochMilli(),
                    again == null ? 0 : entry.attempts() + 1,
                    entry.topUpId().toString(),
                    entry.changes());
            if (counted == 1 && !entry.compared()) {
                reports.count(entry.day());
            }
        });
    }

    /**
     * Puts a comparison off, because the provider does not answer.
     *
     * @param again the time of the next comparison, null for never
     */
    void unanswered(Entry entry, @Nullable Instant again) {
        transaction.executeWithoutResult(status -> jdbc.update(
                "UPDATE top_up_ledger SET due_ms = ?, attempts = attempts + 1 WHERE top_up_id = ? AND changes = ?",
                again == null ? null : again.toEpochMilli(),
                entry.topUpId().toString(),
                entry.changes()));
    }

    private static Entry entry(ResultSet row) throws SQLException {
        return new Entry(
                TopUpId.parse(row.getString("top_up_id")),
                row.getString("tid"),
                Money.krw(row.getLong("credited") - row.getLong("taken_back")),
                LocalDate.parse(row.getString("report_day")),
                row.getLong("changes"),
                row.getInt("attempts"),
                row.getObject("compared_ms") != null);
    }
}
