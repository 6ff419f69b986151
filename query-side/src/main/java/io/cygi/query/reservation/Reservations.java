package io.cygi.query.reservation;

import io.cygi.contracts.value.ReservationId;
import io.cygi.query.read.Awaiter;
import io.cygi.web.Caller;
import io.cygi.web.CursorPage;
import io.cygi.web.PathIds;
import io.cygi.web.ReservationBody;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads the reservations. */
public class Reservations {

    private final ReservationRows rows;
    private final ReservationConcertRows concerts;
    private final Awaiter awaiter;

    Reservations(ReservationRows rows, ReservationConcertRows concerts, Awaiter awaiter) {
        this.rows = rows;
        this.concerts = concerts;
        this.awaiter = awaiter;
    }

    /** {@return a page of reservations} @param listing which ones @param limit how many */
    public CursorPage<ReservationBody> page(ReservationListing listing, int limit) {
        List<ReservationRow> oneMore = rows.findBy(
                listing.specification(),
                query -> query.sortBy(listing.sort()).limit(limit + 1).all());
        CursorPage<ReservationRow> page = CursorPage.of(oneMore, limit, ReservationListing::position);
        Map<String, String> titles =
                titles(page.items().stream().map(ReservationRow::concertId).collect(Collectors.toSet()));
        return page.map(row -> row.body(titles.getOrDefault(row.concertId(), "")));
    }

    /**
     * {@return the reservation, once it is decided or the time is up}
     *
     * @param reservationId which one
     * @param caller who asks
     * @param patience how long to wait for the status to leave REQUESTED
     * @throws io.cygi.contracts.RefusedException with {@code NOT_FOUND} where it is not the caller's
     */
    ReservationBody get(ReservationId reservationId, Caller caller, Duration patience) {
        String id = reservationId.toString();
        String key = ReservationProjection.key(reservationId);
        awaiter.appearance(key, reservationId.uuid(), patience, () -> rows.fanOf(id))
                .filter(fan -> caller.admin() || fan.equals(caller.accountId().value()))
                .orElseThrow(() -> PathIds.noSuch("reservation"));
        if (patience.isPositive()) {
            awaiter.await(key, patience, () -> decided(id));
        }
        ReservationRow row = rows.findById(id).orElseThrow(() -> PathIds.noSuch("reservation"));
        return row.body(titles(Set.of(row.concertId())).getOrDefault(row.concertId(), ""));
    }

    private Optional<ReservationStatus> decided(String id) {
        return rows.statusOf(id).filter(status -> status != ReservationStatus.REQUESTED);
    }

    private Map<String, String> titles(Collection<String> concertIds) {
        return concertIds.isEmpty()
                ? Map.of()
                : concerts.findByConcertIdIn(concertIds).stream()
                        .collect(Collectors.toMap(ReservationConcertRow::concertId, ReservationConcertRow::title));
    }
}
