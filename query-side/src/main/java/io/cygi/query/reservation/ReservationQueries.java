package io.cygi.query.reservation;

import io.cygi.contracts.ProblemCode;
import io.cygi.contracts.RefusedException;
import io.cygi.contracts.api.PathIds;
import io.cygi.contracts.api.ReservationBody;
import io.cygi.contracts.port.ReservationOutcomes;
import io.cygi.contracts.reservation.BookingFailure;
import io.cygi.contracts.value.AccountId;
import io.cygi.contracts.value.ConcertId;
import io.cygi.contracts.value.Requester;
import io.cygi.contracts.value.ReservationId;
import io.cygi.query.projection.BatchRowStore;
import io.cygi.query.read.LongPoll;
import io.cygi.query.read.ViewLookup;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.springframework.data.domain.Limit;
import org.springframework.http.MediaType;

/** Answers queries for reservations and waits for their outcomes. */
public class ReservationQueries implements ReservationOutcomes {

    /** Most live reservations that are read: more than a fan can have that count towards the purchase limit. */
    private static final int LIVE_MAX = 50;

    private static final Set<ReservationStatus> LIVE =
            EnumSet.of(ReservationStatus.REQUESTED, ReservationStatus.HELD, ReservationStatus.CONFIRMED);

    private final ReservationRowRepository rows;
    private final BatchRowStore<String, ReservationRow> committed;
    private final ConcertTitleCache titles;
    private final ReservationReader reader;
    private final LongPoll longPoll;

    ReservationQueries(
            ReservationRowRepository rows,
            BatchRowStore<String, ReservationRow> committed,
            ConcertTitleCache titles,
            ReservationReader reader,
            LongPoll longPoll) {
        this.rows = rows;
        this.reader = reader;
        this.committed = committed;
        this.titles = titles;
        this.longPoll = longPoll;
    }

    /**
     * Answers with a page of reservations.
     *
     * @param listing the listing
     * @param limit the size of the page
     * @param response the response, not answered yet
     * @throws IOException if the answer cannot be written
     */
    public void write(ReservationListing listing, int limit, HttpServletResponse response) throws IOException {
        byte[] page = reader.page(listing, limit);
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setContentLength(page.length);
        response.getOutputStream().write(page);
    }

    /**
     * {@return the fan's live reservations of a concert, newest first, at most fifty}
     *
     * @param concertId the concert's id
     * @param fanId the fan's id
     */
    public List<ReservationBody> live(ConcertId concertId, AccountId fanId) {
        String title = titles.of(concertId.value());
        return rows
                .ofFan(
                        fanId.value(),
                        concertId + "/reservation/",
                        concertId + "/reservation0",
                        LIVE,
                        Limit.of(LIVE_MAX))
                .stream()
                .map(row -> row.body(title))
                .toList();
    }

    @Override
    public ReservationBody await(ReservationId reservationId, Requester requester, Duration patience) {
        ReservationRow row = await(reservationId, requester, patience, ReservationQueries::decided);
        return row.body(titles.of(row.concertId()));
    }

    @Override
    public ReservationBody awaitPayment(
            ReservationId reservationId, Requester requester, long lastEvent, Duration patience) {
        // An event after the one that began the attempt is its outcome, or begins another attempt.
        ReservationRow row = await(
                reservationId,
                requester,
                patience,
                seen -> seen.hasApplied(lastEvent + 1) && !beingPaid(seen)
                        || decided(seen) && seen.status() != ReservationStatus.HELD);
        if (row.hasApplied(lastEvent + 1) && row.paymentFailure() == BookingFailure.INSUFFICIENT_FUNDS) {
            throw new RefusedException(
                    ProblemCode.INSUFFICIENT_FUNDS,
                    "The wallet does not have the money. The reservation can be paid again until its hold ends.");
        }
        return row.body(titles.of(row.concertId()));
    }

    private ReservationRow await(
            ReservationId reservationId, Requester requester, Duration patience, Predicate<ReservationRow> awaited) {
        String id = reservationId.toString();
        String key = ReservationProjection.key(id);
        ViewLookup<ReservationRow> lookup = ViewLookup.of(committed, id, () -> rows.findById(id));
        ReservationRow row = longPoll.awaitAppearance(key, reservationId.uuid(), patience, lookup)
                .filter(found -> requester.mayActFor(new AccountId(found.fanId())))
                .orElseThrow(() -> PathIds.noSuch("reservation"));
        return patience.isPositive() && !awaited.test(row)
                ? longPoll.awaitWithPlace(key, patience, awaited, lookup).orElse(row)
                : row;
    }

    /** {@return whether a payment attempt is under way} */
    private static boolean beingPaid(ReservationRow row) {
        return row.status() == ReservationStatus.HELD && row.paymentFailure() == null;
    }

    private static boolean decided(ReservationRow row) {
        return row.status() != ReservationStatus.REQUESTED;
    }
}
