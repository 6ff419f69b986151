package io.cygi.query.wallet;

import io.cygi.contracts.value.Money;
import io.cygi.contracts.value.ReservationId;
import io.cygi.query.projection.InstantColumn;
import io.cygi.query.read.ReadDatabase;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads wallets and their transactions: one statement each, along the primary key. */
final class WalletReader {

    private static final String BALANCE = "SELECT balance, currency FROM query_wallet WHERE owner_id = ?";

    private static final String TRANSACTIONS = """
            SELECT sequence_number, transaction_id, kind, amount, balance_after, currency, reservation_id, occurred_at
              FROM query_wallet_transaction
             WHERE owner_id = ? AND sequence_number < ? ORDER BY sequence_number DESC LIMIT ?""";

    private final ReadDatabase database;

    WalletReader(ReadDatabase database) {
        this.database = database;
    }

    /** {@return what is in the wallet, or nothing where there is none} @param ownerId whose */
    Optional<Money> balance(String ownerId) {
        return database
                .read(jdbc ->
                        jdbc.query(BALANCE, (row, number) -> new Money(row.getLong(1), row.getString(2)), ownerId))
                .stream()
                .findFirst();
    }

    /** {@return transactions, newest first} @param ownerId whose @param before their places @param rowsMax how many */
    List<ListedTransaction> transactionsBefore(String ownerId, long before, int rowsMax) {
        return database.read(jdbc -> jdbc.query(TRANSACTIONS, (row, number) -> read(row), ownerId, before, rowsMax));
    }

    private static ListedTransaction read(ResultSet row) throws SQLException {
        String currency = row.getString(6);
        @Nullable String reservationId = row.getString(7);
        return new ListedTransaction(
                row.getLong(1),
                new TransactionBody(
                        row.getString(2),
                        TransactionKind.valueOf(row.getString(3)),
                        new Money(row.getLong(4), currency),
                        new Money(row.getLong(5), currency),
                        reservationId == null
                                ? null
                                : ReservationId.parse(reservationId).handle(),
                        Objects.requireNonNull(InstantColumn.read(row, 8))));
    }

    /** A transaction of a list. @param sequenceNumber its place in the wallet's life @param body as it is shown */
    record ListedTransaction(long sequenceNumber, TransactionBody body) {}
}
