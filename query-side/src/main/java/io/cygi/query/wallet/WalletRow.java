package io.cygi.query.wallet;

import io.cygi.contracts.value.Money;
import io.cygi.query.projection.Parameters;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.sql.SQLException;

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

    /** {@return whether an event has been applied to this row} @param sequence the event's */
    boolean hasApplied(long sequence) {
        return sequence <= sequenceNumber;
    }

    /** Sets the columns as {@link WalletTable} names them. */
    void write(Parameters to) throws SQLException {
        to.text(ownerId).number(sequenceNumber).number(balance).text(currency);
    }

    String ownerId() {
        return ownerId;
    }
}
