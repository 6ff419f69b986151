package io.cygi.query.topup;

import io.cygi.query.projection.Parameters;
import io.cygi.query.projection.RowTable;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The table of {@link TopUpRow}. */
final class TopUpTable extends RowTable<String, TopUpRow> {

    private static final String PREFIX = "top-up/";

    TopUpTable() {
        super(
                "query_top_up",
                List.of("top_up_id"),
                List.of(
                        "account_id",
                        "sequence_number",
                        "status",
                        "reason",
                        "amount",
                        "currency",
                        "tid",
                        "redirect_url",
                        "mobile_redirect_url",
                        "expires_at",
                        "requested_at",
                        "credited_at"));
    }

    @Override
    protected String key(TopUpRow row) {
        return row.topUpId().toString();
    }

    @Override
    protected List<Object> values(String key) {
        return List.of(key);
    }

    @Override
    protected @Nullable String keyOf(String aggregateId) {
        return aggregateId.startsWith(PREFIX) ? aggregateId : null;
    }

    @Override
    protected TopUpRow read(ResultSet columns) throws SQLException {
        return TopUpRow.read(columns);
    }

    @Override
    protected void write(TopUpRow row, Parameters to) throws SQLException {
        row.write(to);
    }
}
