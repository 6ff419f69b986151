package io.cygi.query.seat.projection;

import io.cygi.query.projection.Parameters;
import io.cygi.query.projection.RowTable;
import io.cygi.query.seat.SeatStatus;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The table of {@link SeatRow}. */
final class SeatTable extends RowTable<SeatKey, SeatRow> {

    private static final String INFIX = "/seat/";

    SeatTable() {
        super("query_seat", List.of("concert_id", "seat"), List.of("sequence_number", "status", "changed_version"));
    }

    @Override
    protected SeatKey key(SeatRow row) {
        return row.key();
    }

    @Override
    protected List<Object> values(SeatKey key) {
        return List.of(key.concertId(), key.seat());
    }

    @Override
    protected @Nullable SeatKey keyOf(String aggregateId) {
        int at = aggregateId.indexOf(INFIX);
        return at < 0 ? null : new SeatKey(aggregateId.substring(0, at), aggregateId.substring(at + INFIX.length()));
    }

    @Override
    protected SeatRow read(ResultSet columns) throws SQLException {
        return new SeatRow(
                new SeatKey(columns.getString("concert_id"), columns.getString("seat")),
                columns.getLong("sequence_number"),
                SeatStatus.valueOf(columns.getString("status")),
                columns.getLong("changed_version"));
    }

    @Override
    protected void write(SeatRow row, Parameters to) throws SQLException {
        row.write(to);
    }
}
