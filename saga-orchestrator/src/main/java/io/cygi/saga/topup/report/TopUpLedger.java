package io.cygi.saga.topup.report;

import io.cygi.contracts.topup.TopUpEvent.TopUpReady;
import io.cygi.contracts.value.Money;
import io.cygi.contracts.value.TopUpId;
import io.cygi.contracts.wallet.WalletEvent.TopUpGivenBack;
import io.cygi.contracts.wallet.WalletEvent.TopUpTakenBack;
import io.cygi.contracts.wallet.WalletEvent.WalletToppedUp;
import io.cygi.saga.topup.provider.Payment;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionOperations;

/** The ledger of what the wallets have of each top-up, beside the provider's identifier of its payment. */
@ProcessingGroup(TopUpLedger.GROUP)
class TopUpLedger {

    static final String GROUP = "top-up-ledger";

    private final JdbcTemplate jdbc;
    private final TransactionOperations transaction;

    TopUpLedger(JdbcTemplate jdbc, TransactionOperations transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /** What the wallet has of a payment. @param payment at the provider @param held credited and not taken back */
    record Entry(Payment payment, Money held) {}

    @EventHandler
    void on(TopUpReady event) {
        insert(event.topUpId());
        jdbc.update(
                "UPDATE top_up_ledger SET tid = ? WHERE top_up_id = ?",
                event.tid(),
                event.topUpId().toString());
    }

    @EventHandler
    void on(WalletToppedUp event) {
        ofProvider(event.topUpId()).ifPresent(topUpId -> {
            insert(topUpId);
            jdbc.update(
                    "UPDATE top_up_ledger SET credited = ? WHERE top_up_id = ?",
                    event.amount().amount(),
                    topUpId.toString());
        });
    }

    @EventHandler
    void on(TopUpTakenBack event) {
        takenBack(event.topUpId(), event.amount());
    }

    @EventHandler
    void on(TopUpGivenBack event) {
        takenBack(event.topUpId(), Money.ZERO);
    }

    private void takenBack(String topUpId, Money amount) {
        jdbc.update("UPDATE top_up_ledger SET taken_back = ? WHERE top_up_id = ?", amount.amount(), topUpId);
    }

    private void insert(TopUpId topUpId) {
        jdbc.update("""
                INSERT IGNORE INTO top_up_ledger (top_up_id, top_up_day, tid, credited, taken_back)
                VALUES (?, ?, NULL, 0, 0)""", topUpId.toString(), TopUpDay.of(topUpId).toString());
    }

    /** Points may be given without a provider, as the demo does. */
    private static Optional<TopUpId> ofProvider(String topUpId) {
        try {
            return Optional.of(TopUpId.parse(topUpId));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** {@return a day's entries that the provider knows, in their order} @param day which @param after which top-up @param max how many */
    List<Entry> of(String day, String after, int max) {
        return Objects.requireNonNull(transaction.execute(status -> jdbc.query(
                """
                SELECT top_up_id, tid, credited, taken_back FROM top_up_ledger
                 WHERE top_up_day = ? AND top_up_id > ? AND tid IS NOT NULL ORDER BY top_up_id LIMIT ?""",
                (row, number) -> new Entry(
                        new Payment(TopUpId.parse(row.getString(1)), row.getString(2)),
                        Money.krw(row.getLong(3) - row.getLong(4))),
                day,
                after,
                max)));
    }
}
