package io.cygi.query.wallet;

import io.cygi.contracts.value.Money;
import io.cygi.query.projection.Parameters;
import io.cygi.query.projection.RowTable;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The table of {@link WalletRow}. */
final class WalletTable extends RowTable<String, WalletRow> {

    private static final String PREFIX = "wallet/";

    WalletTable() {
        super("query_wallet", List.of("owner_id"), List.of("sequence_number", "balance", "currency"));
    }

    @Override
    protected String key(WalletRow row) {
        return row.ownerId();
    }

    @Override
    protected List<Object> values(String key) {
        return List.of(key);
    }

    @Override
    protected @Nullable String keyOf(String aggregateId) {
        return aggregateId.startsWith(PREFIX) ? aggregateId.substring(PREFIX.length()) : null;
    }

    @Override
    protected WalletRow read(ResultSet columns) throws SQLException {
        return new WalletRow(
                columns.getString("owner_id"),
                new Money(columns.getLong("balance"), columns.getString("currency")),
                columns.getLong("sequence_number"));
    }

    @Override
    protected void write(WalletRow row, Parameters to) throws SQLException {
        row.write(to);
    }
}
