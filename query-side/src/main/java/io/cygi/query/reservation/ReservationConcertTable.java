package io.cygi.query.reservation;

import io.cygi.query.projection.Parameters;
import io.cygi.query.projection.RowTable;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The table of {@link ReservationConcertRow}. */
final class ReservationConcertTable extends RowTable<String, ReservationConcertRow> {

    ReservationConcertTable() {
        super("query_reservation_concert", List.of("concert_id"), List.of("sequence_number", "title"));
    }

    @Override
    protected String key(ReservationConcertRow row) {
        return row.concertId();
    }

    @Override
    protected List<Object> values(String key) {
        return List.of(key);
    }

    @Override
    protected @Nullable String keyOf(String aggregateId) {
        return aggregateId.indexOf('/') < 0 ? aggregateId : null;
    }

    @Override
    protected ReservationConcertRow read(ResultSet columns) throws SQLException {
        return new ReservationConcertRow(
                columns.getString("concert_id"), columns.getString("title"), columns.getLong("sequence_number"));
    }

    @Override
    protected void write(ReservationConcertRow row, Parameters to) throws SQLException {
        row.write(to);
    }
}
