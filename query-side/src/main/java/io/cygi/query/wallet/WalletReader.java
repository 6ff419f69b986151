package io.cygi.query.wallet;

import io.cygi.contracts.value.Money;
import io.cygi.query.read.ReadDatabase;
import java.util.List;
import java.util.Optional;

/** Reads wallets and their transactions: one statement each, along the primary key. */
final class WalletReader {

    private static final String WALLET = WalletRow.MAPPING.select() + " WHERE owner_id = ?";

    private static final String TRANSACTIONS = WalletTransactionRow.MAPPING.select()
            + " WHERE owner_id = ? AND sequence_number < ? ORDER BY sequence_number DESC LIMIT ?";

    private final ReadDatabase database;

    WalletReader(ReadDatabase database) {
        this.database = database;
    }

    /** {@return the balance of a wallet, or nothing where there is no wallet} @param ownerId whose */
    Optional<Money> balance(String ownerId) {
        return database.read(jdbc -> jdbc.query(WALLET, WalletRow.MAPPING, ownerId)).stream()
                .findFirst()
                .map(WalletRow::balance);
    }

    /** {@return transactions, newest first} @param ownerId whose @param before their places @param rowsMax how many */
    List<WalletTransactionRow> transactionsBefore(String ownerId, long before, int rowsMax) {
        return database.read(jdbc -> jdbc.query(TRANSACTIONS, WalletTransactionRow.MAPPING, ownerId, before, rowsMax));
    }
}
