package io.cygi.query.seat.projection;

import io.cygi.query.projection.Parameters;
import io.cygi.query.projection.RowTable;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The table of {@link SeatMapRow}. */
final class SeatMapTable extends RowTable<String, SeatMapRow> {

    SeatMapTable() {
        super(
                "query_seat_map",
                List.of("concert_id"),
                List.of("sequence_number", "version", "sections", "seats_taken", "taken"));
    }

    @Override
    protected String key(SeatMapRow row) {
        return row.concertId();
    }

    @Override
    protected List<Object> values(String key) {
        return List.of(key);
    }

    /** Of the concert, and of what is in it. */
    @Override
    protected @Nullable String keyOf(String aggregateId) {
        int end = aggregateId.indexOf('/');
        return end < 0 ? aggregateId : aggregateId.substring(0, end);
    }

    @Override
    protected SeatMapRow read(ResultSet columns) throws SQLException {
        return new SeatMapRow(columns);
    }

    @Override
    protected void write(SeatMapRow row, Parameters to) throws SQLException {
        row.write(to);
    }
}
