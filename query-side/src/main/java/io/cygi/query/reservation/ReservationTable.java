package io.cygi.query.reservation;

import io.cygi.query.projection.Parameters;
import io.cygi.query.projection.RowTable;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The table of {@link ReservationRow}. */
final class ReservationTable extends RowTable<String, ReservationRow> {

    private static final String INFIX = "/reservation/";

    ReservationTable() {
        super(
                "query_reservation",
                List.of("reservation_id"),
                List.of(
                        "concert_id",
                        "fan_id",
                        "sequence_number",
                        "status",
                        "reason",
                        "seats",
                        "total",
                        "currency",
                        "refunded",
                        "payment_failure_code",
                        "payment_failure_at",
                        "hold_until",
                        "hold_extensions",
                        "requested_at",
                        "confirmed_at",
                        "cancelled_at"));
    }

    @Override
    protected String key(ReservationRow row) {
        return row.reservationId();
    }

    @Override
    protected List<Object> values(String key) {
        return List.of(key);
    }

    @Override
    protected @Nullable String keyOf(String aggregateId) {
        return aggregateId.contains(INFIX) ? aggregateId : null;
    }

    @Override
    protected ReservationRow read(ResultSet columns) throws SQLException {
        return new ReservationRow(columns);
    }

    @Override
    protected void write(ReservationRow row, Parameters to) throws SQLException {
        row.write(to);
    }
}
