package io.cygi.query.reservation;

import io.cygi.contracts.value.ReservationId;
import io.cygi.query.projection.BatchRows;
import io.cygi.query.read.Awaiter;
import io.cygi.query.read.Sight;
import io.cygi.web.Caller;
import io.cygi.web.CursorPage;
import io.cygi.web.PathIds;
import io.cygi.web.ReservationBody;
import java.time.Duration;
import java.util.Optional;

/** Reads the reservations. */
public class Reservations {

    private final ReservationRows rows;
    private final BatchRows<String, ReservationRow> batches;
    private final ConcertTitles titles;
    private final ReservationReader reader;
    private final Awaiter awaiter;

    Reservations(
            ReservationRows rows,
            BatchRows<String, ReservationRow> batches,
            ConcertTitles titles,
            ReservationReader reader,
            Awaiter awaiter) {
        this.rows = rows;
        this.reader = reader;
        this.batches = batches;
        this.titles = titles;
        this.awaiter = awaiter;
    }

    /** {@return a page of reservations} @param listing which ones @param limit how many */
    public CursorPage<ReservationBody> page(ReservationListing listing, int limit) {
        return reader.page(listing, limit);
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
        String key = ReservationProjection.key(reservationId.toString());
        Sight<ReservationRow> sight = new Sighted(reservationId.toString());
        ReservationRow row = awaiter.appearance(key, reservationId.uuid(), patience, sight)
                .filter(found -> caller.admin()
                        || found.fanId().equals(caller.accountId().value()))
                .orElseThrow(() -> PathIds.noSuch("reservation"));
        if (patience.isPositive() && !decided(row)) {
            row = awaiter.await(key, patience, Reservations::decided, sight).orElse(row);
        }
        return row.body(titles.of(row.concertId()));
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
