package io.cygi.query.concert;

import io.cygi.query.projection.InstantColumn;
import io.cygi.query.read.ReadDatabase;
import io.cygi.query.read.WhereClause;
import io.cygi.query.seat.projection.SeatCounts;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Reads concerts with the number of their taken seats. Both are read by one statement, so that they are of one moment.
 */
final class ConcertReader {

    private static final String SELECT = """
            SELECT c.concert_id, c.organizer_id, c.sequence_number, c.status, c.title, c.starts_at, c.sales_open_at,
                   c.poster_url, c.details, c.plan_version, m.seats_taken, m.taken
              FROM query_concert c LEFT JOIN query_seat_map m ON m.concert_id = c.concert_id""";

    private static final DetailsColumn DETAILS = new DetailsColumn();

    private final ReadDatabase database;

    ConcertReader(ReadDatabase database) {
        this.database = database;
    }

    /** {@return the concert, or nothing if there is none} @param concertId the concert's id */
    Optional<ConcertView> find(String concertId) {
        return database
                .read(jdbc -> jdbc.query(SELECT + " WHERE c.concert_id = ?", (row, number) -> read(row), concertId))
                .stream()
                .findFirst();
    }

    /** {@return concerts in the listing's order} @param listing the listing @param rowsMax the most concerts */
    List<ConcertView> list(ConcertListing listing, int rowsMax) {
        WhereClause where = listing.whereClause();
        String sql = SELECT + where.sql() + " ORDER BY " + listing.orderBy() + " LIMIT ?";
        return database.read(jdbc -> jdbc.query(sql, (row, number) -> read(row), where.parameters(rowsMax)));
    }

    private static ConcertView read(ResultSet row) throws SQLException {
        return new ConcertView(
                row.getString("concert_id"),
                row.getString("organizer_id"),
                row.getLong("sequence_number"),
                ConcertStatus.valueOf(row.getString("status")),
                row.getString("title"),
                Objects.requireNonNull(InstantColumn.read(row, "starts_at")),
                Objects.requireNonNull(InstantColumn.read(row, "sales_open_at")),
                row.getString("poster_url"),
                Objects.requireNonNull(DETAILS.convertToEntityAttribute(row.getString("details"))),
                row.getString("plan_version"),
                row.getInt("seats_taken"),
                SeatCounts.bySection(row.getString("taken")));
    }
}
