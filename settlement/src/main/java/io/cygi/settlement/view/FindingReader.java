package io.cygi.settlement.view;

import io.cygi.contracts.value.ConcertId;
import io.cygi.contracts.value.ReservationId;
import io.cygi.settlement.store.FindingKind;
import io.cygi.web.page.Cursor;
import io.cygi.web.page.CursorPage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Reads findings, newest first. */
class FindingReader {

    private static final int COUNTED_MAX = 10_000;

    private final JdbcTemplate jdbc;

    FindingReader(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** {@return the number of open findings, counted up to {@link #COUNTED_MAX}} */
    long open() {
        Long open = jdbc.queryForObject(
                "SELECT COUNT(*) FROM (SELECT 1 FROM settlement_finding WHERE resolved_ms IS NULL LIMIT " + COUNTED_MAX
                        + ") counted",
                Long.class);
        return open == null ? 0 : open;
    }

    CursorPage<FindingBody> page(@Nullable ConcertId concertId, boolean resolved, @Nullable String cursor, int size) {
        StringBuilder where = new StringBuilder("WHERE resolved_ms IS " + (resolved ? "NOT NULL" : "NULL"));
        List<Object> parameters = new ArrayList<>();
        if (concertId != null) {
            where.append(" AND concert_id = ?");
            parameters.add(concertId.value());
        }
        if (cursor != null) {
            where.append(" AND finding_id < ?");
            parameters.add(Cursor.decode(cursor, 1, parts -> Long.valueOf(parts.get(0))));
        }
        parameters.add(size + 1);
        List<FindingBody> oneMore = jdbc.query(
                "SELECT * FROM settlement_finding " + where + " ORDER BY finding_id DESC LIMIT ?",
                FindingReader::finding,
                parameters.toArray());
        return CursorPage.of(oneMore, size, last -> List.of(Long.toString(last.findingId())));
    }

    private static FindingBody finding(ResultSet row, int number) throws SQLException {
        ConcertId concertId = new ConcertId(row.getString("concert_id"));
        String reservation = row.getString("reservation_id");
        Long resolved = row.getObject("resolved_ms", Long.class);
        return new FindingBody(
                row.getLong("finding_id"),
                concertId,
                row.getString("run_id"),
                FindingKind.valueOf(row.getString("kind")),
                reservation == null ? null : new ReservationId(concertId, reservation).handle(),
                row.getString("expected"),
                row.getString("found"),
                row.getString("detail"),
                Instant.ofEpochMilli(row.getLong("found_ms")),
                resolved == null ? null : Instant.ofEpochMilli(resolved));
    }
}
