package io.cygi.query.wallet;

import io.cygi.contracts.value.Money;
import io.cygi.contracts.value.ReservationId;
import io.cygi.contracts.wallet.WalletEvent;
import io.cygi.query.projection.EntityMapping;
import io.cygi.query.projection.InstantColumn;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Holds a change of a wallet's balance. */
@Entity
@Table(name = "query_wallet_transaction")
class WalletTransactionRow {

    /** The columns of the row. */
    static final EntityMapping<WalletTransactionKey, WalletTransactionRow> MAPPING =
            EntityMapping.of(WalletTransactionRow.class, WalletTransactionKey.class);

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

    /** Creates an empty row for JPA. */
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

    long sequenceNumber() {
        return key.sequenceNumber();
    }

    TransactionBody body() {
        return new TransactionBody(
                transactionId,
                kind,
                new Money(amount, currency),
                new Money(balanceAfter, currency),
                reservationId == null
                        ? null
                        : ReservationId.parse(reservationId).handle(),
                occurredAt);
    }
}
