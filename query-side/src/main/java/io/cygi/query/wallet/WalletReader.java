package io.cygi.query.wallet;

import io.cygi.contracts.value.Money;
import io.cygi.query.read.ReadDatabase;
import java.util.List;
import java.util.Optional;

/** Reads wallets and their transactions with one statement each, along the primary key. */
final class WalletReader {

    private static final String WALLET = WalletRow.MAPPING.select() + " WHERE owner_id = ?";

    private static final String TRANSACTIONS = WalletTransactionRow.MAPPING.select()
            + " WHERE owner_id = ? AND sequence_number < ? ORDER BY sequence_number DESC LIMIT ?";

    private final ReadDatabase database;

    WalletReader(ReadDatabase database) {
        this.database = database;
    }

    /**
     * {@return the balance of a wallet, or nothing if there is no wallet}
     *
     * @param ownerId the id of the wallet's owner
     */
    Optional<Money> balance(String ownerId) {
        return database.read(jdbc -> jdbc.query(WALLET, WalletRow.MAPPING, ownerId)).stream()
                .findFirst()
                .map(WalletRow::balance);
    }

    /**
     * {@return the transactions of a wallet, newest first}
     *
     * @param ownerId the id of the wallet's owner
     * @param before the sequence number that they come before
     * @param rowsMax the most rows
     */
    List<WalletTransactionRow> transactionsBefore(String ownerId, long before, int rowsMax) {
        return database.read(jdbc -> jdbc.query(TRANSACTIONS, WalletTransactionRow.MAPPING, ownerId, before, rowsMax));
    }
}
