package io.cygi.query.reservation;

import io.cygi.contracts.api.ReservationBody;
import io.cygi.contracts.value.AccountId;
import io.cygi.query.read.ReadDatabase;
import io.cygi.query.read.WhereClause;
import io.cygi.web.page.CursorPage;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads pages of reservations with one statement, along an index of its order. The titles of concerts are cached; a
 * join would take twice as long.
 */
final class ReservationReader {

    private static final String SELECT = ReservationRow.MAPPING.select("r");

    private static final String NEWEST_FIRST = " ORDER BY r.requested_at DESC, r.reservation_id DESC LIMIT ?";

    private static final int BYTES_PER_RESERVATION = 512;

    private final ReadDatabase database;
    private final ConcertTitleCache titles;
    private final JsonMapper mapper;

    ReservationReader(ReadDatabase database, ConcertTitleCache titles, JsonMapper mapper) {
        this.database = database;
        this.titles = titles;
        this.mapper = mapper;
    }

    /**
     * Reads all reservations of a fan, newest first.
     *
     * @param fanId the fan's id
     * @param reservations takes each reservation
     */
    void forEach(AccountId fanId, Consumer<? super ReservationBody> reservations) {
        @Nullable String cursor = null;
        do {
            CursorPage<ReservationRow> page = find(ReservationListing.ofFan(fanId, null, cursor), CursorPage.LIMIT_MAX);
            Map<String, String> known = titlesOf(page.items());
            page.items().forEach(row -> reservations.accept(row.body(known.getOrDefault(row.concertId(), ""))));
            cursor = page.nextCursor();
        } while (cursor != null);
    }

    /** {@return a page of reservations as JSON} @param listing the listing @param limit the size of the page */
    byte[] page(ReservationListing listing, int limit) {
        return json(find(listing, limit));
    }

    private CursorPage<ReservationRow> find(ReservationListing listing, int limit) {
        WhereClause where = listing.whereClause();
        String sql = SELECT + where.sql() + NEWEST_FIRST;
        List<ReservationRow> oneMore =
                database.read(jdbc -> jdbc.query(sql, ReservationRow.MAPPING, where.parameters(limit + 1)));
        return CursorPage.of(oneMore, limit, ReservationListing::position);
    }

    private byte[] json(CursorPage<ReservationRow> page) {
        ByteArrayOutputStream out = new ByteArrayOutputStream((page.items().size() + 1) * BYTES_PER_RESERVATION);
        try (JsonGenerator json = mapper.createGenerator(out)) {
            json.writeStartObject();
            json.writeArrayPropertyStart("items");
            write(page.items(), json);
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

    private Map<String, String> titlesOf(List<ReservationRow> reservations) {
        return titles.of(reservations.stream().map(ReservationRow::concertId).collect(Collectors.toSet()));
    }

    private void write(List<ReservationRow> reservations, JsonGenerator json) {
        Map<String, String> known = titlesOf(reservations);
        for (ReservationRow reservation : reservations) {
            reservation.write(json, known.getOrDefault(reservation.concertId(), ""));
        }
    }
}
