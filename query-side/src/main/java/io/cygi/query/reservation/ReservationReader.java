package io.cygi.query.reservation;

import io.cygi.query.read.Conditions;
import io.cygi.query.read.ReadDatabase;
import io.cygi.web.CursorPage;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads pages of reservations: one statement, along an index of its order. What concerts are called is remembered; a join
 * would take twice as long.
 */
final class ReservationReader {

    private static final String SELECT = "SELECT " + ListedReservation.COLUMNS + " FROM query_reservation r";

    private static final String NEWEST_FIRST = " ORDER BY r.requested_at DESC, r.reservation_id DESC LIMIT ?";

    private static final int BYTES_PER_RESERVATION = 512;

    private final ReadDatabase database;
    private final ConcertTitles titles;
    private final JsonMapper mapper;

    ReservationReader(ReadDatabase database, ConcertTitles titles, JsonMapper mapper) {
        this.database = database;
        this.titles = titles;
        this.mapper = mapper;
    }

    /** {@return a page of reservations as JSON} @param listing which ones @param limit how many at most */
    byte[] page(ReservationListing listing, int limit) {
        Conditions conditions = listing.conditions();
        String sql = SELECT + conditions.where() + NEWEST_FIRST;
        List<ListedReservation> oneMore = database.read(jdbc ->
                jdbc.query(sql, (row, number) -> ListedReservation.read(row), conditions.parameters(limit + 1)));
        return json(CursorPage.of(oneMore, limit, ReservationListing::position));
    }

    private byte[] json(CursorPage<ListedReservation> page) {
        Map<String, String> known = titles.of(
                page.items().stream().map(ListedReservation::concertId).collect(Collectors.toSet()));
        ByteArrayOutputStream out = new ByteArrayOutputStream((page.items().size() + 1) * BYTES_PER_RESERVATION);
        try (JsonGenerator json = mapper.createGenerator(out)) {
            json.writeStartObject();
            json.writeArrayPropertyStart("items");
            for (ListedReservation reservation : page.items()) {
                reservation.write(json, known.getOrDefault(reservation.concertId(), ""));
            }
            json.writeEndArray();
            @Nullable String next = page.nextCursor();
            if (next == null) {
                json.writeNullProperty("nextCursor");
            } else {
                json.writeStringProperty("nextCursor", next);
            }
            json.writeEndObject();
        }
        return out.toByteArray();
    }
}
