package io.cygi.query.wallet;

import io.cygi.contracts.value.Money;
import io.cygi.contracts.value.ReservationId;
import io.cygi.contracts.wallet.WalletEvent;
import io.cygi.query.projection.InstantColumn;
import io.cygi.query.projection.Parameters;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A change of a wallet's balance. */
@Entity
@Table(name = "query_wallet_transaction")
class WalletTransactionRow {

    @EmbeddedId
    private WalletTransactionKey key;

    @Column(name = "transaction_id")
    private String transactionId;

    @Enumerated(EnumType.STRING)
    private TransactionKind kind;

    private long amount;

    @Column(name = "balance_after")
    private long balanceAfter;

    private String currency;

    @Column(name = "reservation_id")
    private @Nullable String reservationId;

    @Column(name = "occurred_at")
    @Convert(converter = InstantColumn.class)
    private Instant occurredAt;

    /** For JPA. */
    protected WalletTransactionRow() {}

    WalletTransactionRow(
            WalletTransactionKey key,
            String transactionId,
            TransactionKind kind,
            Money amount,
            @Nullable ReservationId reservationId,
            WalletEvent event) {
        this.key = key;
        this.transactionId = transactionId;
        this.kind = kind;
        this.amount = amount.amount();
        this.balanceAfter = event.balanceAfter().amount();
        this.currency = event.balanceAfter().currency();
        this.reservationId = reservationId == null ? null : reservationId.toString();
        this.occurredAt = InstantColumn.stored(event.at());
    }

    /** Sets the columns as {@link WalletTransactionTable} names them. */
    void write(Parameters to) throws SQLException {
        to.text(key.ownerId())
                .number(key.sequenceNumber())
                .text(transactionId)
                .name(kind)
                .number(amount)
                .number(balanceAfter)
                .text(currency)
                .text(reservationId)
                .time(occurredAt);
    }
}
