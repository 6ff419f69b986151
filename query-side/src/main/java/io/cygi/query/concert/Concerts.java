package io.cygi.query.concert;

import io.cygi.contracts.value.ConcertDetails;
import io.cygi.contracts.value.ConcertId;
import io.cygi.query.read.Awaiter;
import io.cygi.query.seat.SeatCounts;
import io.cygi.web.Caller;
import io.cygi.web.CursorPage;
import io.cygi.web.PathIds;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the concerts. */
public class Concerts {

    private final ConcertRows rows;
    private final SeatCounts seats;
    private final Awaiter awaiter;

    Concerts(ConcertRows rows, SeatCounts seats, Awaiter awaiter) {
        this.rows = rows;
        this.seats = seats;
        this.awaiter = awaiter;
    }

    /**
     * {@return the concert's details, where the caller is its organizer or an admin}
     *
     * @param concertId which concert
     * @param caller who asks
     * @throws io.cygi.contracts.RefusedException with {@code NOT_FOUND} to anybody else
     */
    public ConcertDetails ofOrganizer(ConcertId concertId, Caller caller) {
        return find(concertId)
                .filter(concert -> caller.admin()
                        || concert.organizerId().equals(caller.accountId().value()))
                .orElseThrow(() -> PathIds.noSuch("concert"))
                .details();
    }

    CursorPage<ConcertSummary> page(ConcertListing listing, int limit) {
        List<ConcertRow> oneMore = rows.findBy(
                listing.specification(),
                query -> query.sortBy(listing.sort()).limit(limit + 1).all());
        CursorPage<ConcertRow> page = CursorPage.of(oneMore, limit, listing::position);
        Map<String, Integer> taken = seats.takenByConcert(
                page.items().stream().map(ConcertRow::concertId).toList());
        return page.map(concert -> ConcertSummary.of(concert, taken.getOrDefault(concert.concertId(), 0)));
    }

    ConcertRow get(ConcertId concertId) {
        return find(concertId).orElseThrow(() -> PathIds.noSuch("concert"));
    }

    ConcertBody body(ConcertRow concert) {
        return ConcertBody.of(concert, seats.takenBySection(concert.concertId()));
    }

    private Optional<ConcertRow> find(ConcertId concertId) {
        return awaiter.appearance(
                ConcertProjection.key(concertId), concertId.value(), () -> rows.findById(concertId.value()));
    }
}
