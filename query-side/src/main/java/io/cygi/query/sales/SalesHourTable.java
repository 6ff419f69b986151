package io.cygi.query.sales;

import io.cygi.query.projection.Parameters;
import io.cygi.query.projection.RowTable;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The table of {@link SalesHourRow}. */
final class SalesHourTable extends RowTable<SalesHourKey, SalesHourRow> {

    SalesHourTable() {
        super("query_sales_hour", List.of("concert_id", "hour_start"), List.of("sold", "gross", "refunds"));
    }

    @Override
    protected SalesHourKey key(SalesHourRow row) {
        return row.key();
    }

    @Override
    protected List<Object> values(SalesHourKey key) {
        return List.of(key.concertId(), key.hourStart());
    }

    @Override
    protected @Nullable SalesHourKey keyOf(String aggregateId) {
        return null;
    }

    @Override
    protected SalesHourRow read(ResultSet columns) throws SQLException {
        return new SalesHourRow(
                new SalesHourKey(columns.getString("concert_id"), columns.getObject("hour_start", LocalDateTime.class)),
                columns.getLong("sold"),
                columns.getLong("gross"),
                columns.getLong("refunds"));
    }

    @Override
    protected void write(SalesHourRow row, Parameters to) throws SQLException {
        row.write(to);
    }
}
