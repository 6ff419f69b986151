package io.cygi.query.reservation;

import io.cygi.contracts.ProblemCode;
import io.cygi.contracts.RefusedException;
import io.cygi.contracts.value.ReservationId;
import io.cygi.query.projection.BatchRows;
import io.cygi.query.read.Awaiter;
import io.cygi.query.read.Sight;
import io.cygi.web.Caller;
import io.cygi.web.CursorPage;
import io.cygi.web.PathIds;
import io.cygi.web.ReservationBody;
import io.cygi.web.ReservationOutcomes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Reads the reservations. */
public class Reservations implements ReservationOutcomes {

    private final ReservationRows rows;
    private final BatchRows<String, ReservationRow> batches;
    private final ConcertTitles titles;
    private final Awaiter awaiter;

    Reservations(
            ReservationRows rows, BatchRows<String, ReservationRow> batches, ConcertTitles titles, Awaiter awaiter) {
        this.rows = rows;
        this.batches = batches;
        this.titles = titles;
        this.awaiter = awaiter;
    }

    /** {@return a page of reservations} @param listing which ones @param limit how many */
    public CursorPage<ReservationBody> page(ReservationListing listing, int limit) {
        List<ReservationRow> oneMore = rows.findBy(
                listing.specification(),
                query -> query.sortBy(listing.sort()).limit(limit + 1).all());
        CursorPage<ReservationRow> page = CursorPage.of(oneMore, limit, ReservationListing::position);
        Map<String, String> known =
                titles.of(page.items().stream().map(ReservationRow::concertId).collect(Collectors.toSet()));
        return page.map(row -> row.body(known.getOrDefault(row.concertId(), "")));
    }

    @Override
    public ReservationBody await(ReservationId reservationId, Caller caller, Duration patience) {
        ReservationRow row = await(reservationId, caller, patience, Reservations::decided);
        return row.body(titles.of(row.concertId()));
    }

    @Override
    public ReservationBody awaitPayment(ReservationId reservationId, Caller caller, long lastEvent, Duration patience) {
        // Whatever is applied after the event that began the attempt is its outcome.
        ReservationRow row = await(
                reservationId,
                caller,
                patience,
                seen -> seen.applied(lastEvent + 1) || decided(seen) && seen.status() != ReservationStatus.HELD);
        if (row.applied(lastEvent + 1) && row.paymentFailure() == ProblemCode.INSUFFICIENT_FUNDS) {
            throw new RefusedException(
                    ProblemCode.INSUFFICIENT_FUNDS,
                    "The wallet does not have the money. The reservation can be paid again until its hold ends.");
        }
        return row.body(titles.of(row.concertId()));
    }

    private ReservationRow await(
            ReservationId reservationId, Caller caller, Duration patience, Predicate<ReservationRow> awaited) {
        String key = ReservationProjection.key(reservationId.toString());
        Sight<ReservationRow> sight = new Sighted(reservationId.toString());
        ReservationRow row = awaiter.appearance(key, reservationId.uuid(), patience, sight)
                .filter(found -> caller.admin()
                        || found.fanId().equals(caller.accountId().value()))
                .orElseThrow(() -> PathIds.noSuch("reservation"));
        return patience.isPositive() && !awaited.test(row)
                ? awaiter.await(key, patience, awaited, sight).orElse(row)
                : row;
    }

    private static boolean decided(ReservationRow row) {
        return row.status() != ReservationStatus.REQUESTED;
    }

    /** A reservation where this process keeps what it has just committed, and in the table. */
    private final class Sighted implements Sight<ReservationRow> {

        private final String id;

        Sighted(String id) {
            this.id = id;
        }

        @Override
        public Optional<ReservationRow> glance() {
            return batches.recent(id);
        }

        @Override
        public Optional<ReservationRow> look() {
            return rows.findById(id);
        }

        @Override
        public boolean told() {
            return batches.lively();
        }
    }
}
