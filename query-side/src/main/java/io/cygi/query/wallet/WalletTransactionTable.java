package io.cygi.query.wallet;

import io.cygi.query.projection.LogTable;
import io.cygi.query.projection.Parameters;
import java.sql.SQLException;
import java.util.List;

/** The table of {@link WalletTransactionRow}. */
final class WalletTransactionTable extends LogTable<WalletTransactionRow> {

    WalletTransactionTable() {
        super(
                "query_wallet_transaction",
                List.of(
                        "owner_id",
                        "sequence_number",
                        "transaction_id",
                        "kind",
                        "amount",
                        "balance_after",
                        "currency",
                        "reservation_id",
                        "occurred_at"));
    }

    @Override
    protected void write(WalletTransactionRow row, Parameters to) throws SQLException {
        row.write(to);
    }
}
