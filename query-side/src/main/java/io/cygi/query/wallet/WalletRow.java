package io.cygi.query.wallet;

import io.cygi.contracts.value.Money;
import io.cygi.query.projection.EntityMapping;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** Holds the balance of a wallet. */
@Entity
@Table(name = "query_wallet")
class WalletRow {

    /** The columns of the row. */
    static final EntityMapping<String, WalletRow> MAPPING = EntityMapping.of(WalletRow.class, String.class);

    private static final String PREFIX = "wallet/";

    @Id
    @Column(name = "owner_id")
    private String ownerId;

    @Column(name = "sequence_number")
    private long sequenceNumber;

    private long balance;
    private String currency;

    /** Creates an empty row for JPA. */
    protected WalletRow() {}

    WalletRow(String ownerId, Money balance, long sequenceNumber) {
        this.ownerId = ownerId;
        this.balance = balance.amount();
        this.currency = balance.currency();
        this.sequenceNumber = sequenceNumber;
    }

    /**
     * {@return the owner of the wallet that an aggregate is, or null if it is none}
     *
     * @param aggregateId the identifier of any aggregate
     */
    static @Nullable String keyOfAggregate(String aggregateId) {
        return aggregateId.startsWith(PREFIX) ? aggregateId.substring(PREFIX.length()) : null;
    }

    /** {@return whether an event has been applied to this row} @param sequence the sequence number of the event */
    boolean hasApplied(long sequence) {
        return sequence <= sequenceNumber;
    }

    Money balance() {
        return new Money(balance, currency);
    }

    String ownerId() {
        return ownerId;
    }
}
