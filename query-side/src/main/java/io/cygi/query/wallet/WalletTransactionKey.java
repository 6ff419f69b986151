package io.cygi.query.wallet;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.io.Serializable;

/**
 * A transaction of a wallet.
 *
 * @param ownerId the id of the wallet's owner
 * @param sequenceNumber the place of its event in the wallet's life
 */
@Embeddable
record WalletTransactionKey(
        @Column(name = "owner_id") String ownerId,
        @Column(name = "sequence_number") long sequenceNumber) implements Serializable {}
