package io.cygi.query.wallet;

import io.cygi.contracts.value.Money;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** What is in a wallet. */
@Entity
@Table(name = "query_wallet")
class WalletRow {

    @Id
    @Column(name = "owner_id")
    private String ownerId;

    @Column(name = "sequence_number")
    private long sequenceNumber;

    private long balance;
    private String currency;

    /** For JPA. */
    protected WalletRow() {}

    WalletRow(String ownerId, Money balance, long sequenceNumber) {
        this.ownerId = ownerId;
        this.balance = balance.amount();
        this.currency = balance.currency();
        this.sequenceNumber = sequenceNumber;
    }

    /** {@return whether an event is news to this row, which then counts as applied} @param sequence the event's */
    boolean advance(long sequence) {
        boolean news = sequence > sequenceNumber;
        sequenceNumber = Math.max(sequenceNumber, sequence);
        return news;
    }

    void hold(Money now) {
        balance = now.amount();
        currency = now.currency();
    }

    Money balance() {
        return new Money(balance, currency);
    }
}
