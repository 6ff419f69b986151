package io.cygi.query.reservation;

import io.cygi.query.read.Conditions;
import io.cygi.query.read.ReadDatabase;
import io.cygi.web.CursorPage;
import io.cygi.web.ReservationBody;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.JdbcTemplate;

/** Reads pages of reservations with what their concerts are called: one statement, along an index of its order. */
final class ReservationReader {

    private static final String SELECT = """
            SELECT r.*, t.title AS concert_title
              FROM query_reservation r LEFT JOIN query_reservation_concert t ON t.concert_id = r.concert_id""";

    private static final String NEWEST_FIRST = " ORDER BY r.requested_at DESC, r.reservation_id DESC LIMIT ?";

    private final JdbcTemplate jdbc;

    ReservationReader(ReadDatabase database) {
        this.jdbc = database.jdbc();
    }

    /** {@return a page of reservations} @param listing which ones @param limit how many at most */
    CursorPage<ReservationBody> page(ReservationListing listing, int limit) {
        Conditions conditions = listing.conditions();
        List<Titled> oneMore = jdbc.query(
                SELECT + conditions.where() + NEWEST_FIRST,
                (row, number) -> Titled.read(row),
                conditions.parameters(limit + 1));
        return CursorPage.of(oneMore, limit, last -> ReservationListing.position(last.reservation))
                .map(titled -> titled.reservation.body(titled.title));
    }

    private record Titled(ReservationRow reservation, String title) {

        private static Titled read(ResultSet row) throws SQLException {
            return new Titled(new ReservationRow(row), Objects.requireNonNullElse(row.getString("concert_title"), ""));
        }
    }
}
