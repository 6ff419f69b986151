package io.cygi.query.sales;

import io.cygi.query.projection.Parameters;
import io.cygi.query.projection.RowTable;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The table of {@link SalesSectionRow}. */
final class SalesSectionTable extends RowTable<SalesSectionKey, SalesSectionRow> {

    SalesSectionTable() {
        super("query_sales_section", List.of("concert_id", "section"), List.of("held", "sold", "gross"));
    }

    @Override
    protected SalesSectionKey key(SalesSectionRow row) {
        return row.key();
    }

    @Override
    protected List<Object> values(SalesSectionKey key) {
        return List.of(key.concertId(), key.section());
    }

    @Override
    protected @Nullable SalesSectionKey keyOf(String aggregateId) {
        return null;
    }

    @Override
    protected SalesSectionRow read(ResultSet columns) throws SQLException {
        return new SalesSectionRow(
                new SalesSectionKey(columns.getString("concert_id"), columns.getString("section")),
                columns.getLong("held"),
                columns.getLong("sold"),
                columns.getLong("gross"));
    }

    @Override
    protected void write(SalesSectionRow row, Parameters to) throws SQLException {
        row.write(to);
    }
}
