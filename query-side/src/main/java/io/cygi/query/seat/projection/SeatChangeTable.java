package io.cygi.query.seat.projection;

import io.cygi.query.projection.LogTable;
import io.cygi.query.projection.Parameters;
import java.sql.SQLException;
import java.util.List;

/** The table of {@link SeatChangeRow}. */
final class SeatChangeTable extends LogTable<SeatChangeRow> {

    SeatChangeTable() {
        super("query_seat_change", List.of("concert_id", "version", "seat", "status", "logged_at"));
    }

    @Override
    protected void write(SeatChangeRow row, Parameters to) throws SQLException {
        row.write(to);
    }
}
