package io.cygi.query.wallet;

import io.cygi.contracts.value.Money;
import io.cygi.query.read.ReadDatabase;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;

/** Reads wallets and their transactions: one statement each, along the primary key. */
final class WalletReader {

    private static final String BALANCE = "SELECT balance, currency FROM query_wallet WHERE owner_id = ?";

    private static final String TRANSACTIONS = """
            SELECT * FROM query_wallet_transaction
             WHERE owner_id = ? AND sequence_number < ? ORDER BY sequence_number DESC LIMIT ?""";

    private final JdbcTemplate jdbc;

    WalletReader(ReadDatabase database) {
        this.jdbc = database.jdbc();
    }

    /** {@return what is in the wallet, or nothing where there is none} @param ownerId whose */
    Optional<Money> balance(String ownerId) {
        return jdbc
                .query(BALANCE, (row, number) -> new Money(row.getLong("balance"), row.getString("currency")), ownerId)
                .stream()
                .findFirst();
    }

    /** {@return transactions, newest first} @param ownerId whose @param before their places @param rowsMax how many */
    List<WalletTransactionRow> transactionsBefore(String ownerId, long before, int rowsMax) {
        return jdbc.query(TRANSACTIONS, (row, number) -> new WalletTransactionRow(row), ownerId, before, rowsMax);
    }
}
