package io.cygi.command.booking;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.cygi.command.concert.CatalogueEntry;
import io.cygi.contracts.allowance.AllowanceEvent;
import io.cygi.contracts.reservation.ReservationEvent.ReservationCancelled;
import io.cygi.contracts.reservation.ReservationEvent.ReservationConfirmed;
import io.cygi.contracts.reservation.ReservationEvent.ReservationExpired;
import io.cygi.contracts.reservation.ReservationEvent.ReservationHeld;
import io.cygi.contracts.reservation.ReservationEvent.ReservationRejected;
import io.cygi.contracts.seat.SeatEvent;
import io.cygi.contracts.seat.SeatEvent.SeatReleased;
import io.cygi.contracts.value.AccountId;
import io.cygi.contracts.value.AllowanceId;
import io.cygi.contracts.value.ConcertId;
import io.cygi.contracts.value.ReservationId;
import io.cygi.contracts.value.SeatId;
import io.cygi.web.problem.BusyException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.SequenceNumber;

/**
 * The occupancies of the concerts that are being booked. Each is read from the event store when it is first needed and
 * follows the stream of events from then on, in every process that takes bookings. Nothing is read before the stream
 * has begun, so that each event is in the history or in the stream. After a rejection that names a seat which looks
 * free, the seat is read again.
 */
@ProcessingGroup(Occupancies.GROUP)
class Occupancies {

    static final String GROUP = "seat-occupancy";

    /**
     * The most seats that are kept, about a hundred bytes each if a concert is sold out. Concerts that were not used
     * for long are dropped, and read again when needed.
     */
    private static final long SEATS_MAX = 5_000_000;

    /** The longest wait for the stream of events to begin. Event processors begin within a second of the process. */
    private static final Duration BEGIN_MAX = Duration.ofSeconds(10);

    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    private final History history;
    private final BookingsUnderWay underWay;
    private final Current current;
    private final Consumer<DomainEventMessage<?>> applied = this::apply;
    private final CountDownLatch begun = new CountDownLatch(1);
    private final Cache<ConcertId, ConcertOccupancy> concerts = Caffeine.newBuilder()
            .maximumWeight(SEATS_MAX)
            .weigher(Occupancies::seats)
            .build();

    /** Reads the stored events. */
    @FunctionalInterface
    interface History {

        /**
         * Reads all events of some aggregates.
         *
         * @param prefix the prefix of their identifiers
         * @param reader takes each event
         */
        void read(String prefix, Consumer<DomainEventMessage<?>> reader);
    }

    /** Reads the events that are stored now, including those of other processes. */
    @FunctionalInterface
    interface Current {

        /**
         * Reads all events of some aggregates.
         *
         * @param aggregateIds the identifiers of the aggregates
         * @param reader takes each event
         * @return whether the events were read; false if it takes too long
         */
        boolean read(Collection<String> aggregateIds, Consumer<DomainEventMessage<?>> reader);
    }

    /**
     * Creates the occupancies.
     *
     * @param history reads the stored events
     * @param underWay is told of bookings that end
     * @param current reads the events that are stored now
     */
    Occupancies(History history, BookingsUnderWay underWay, Current current) {
        this.history = history;
        this.underWay = underWay;
        this.current = current;
    }

    private static int seats(ConcertId concertId, ConcertOccupancy occupancy) {
        return occupancy.seatsTotal();
    }

    /**
     * Notes that the stream of events has begun: every event that cannot be seen by now will be handled. The stream
     * begins again after a restart of the database server, and remembered events may then have died.
     */
    void begin() {
        concerts.invalidateAll();
        begun.countDown();
    }

    /**
     * {@return the occupancy of the concert}
     *
     * @param concert a concert whose details do not change any more
     * @throws BusyException if the stream of events does not begin
     */
    ConcertOccupancy of(CatalogueEntry concert) {
        awaitBegin();
        // The occupancy is registered before it is loaded, so that it misses no event that is stored meanwhile.
        ConcertOccupancy occupancy = concerts.get(concert.concertId(), id -> new ConcertOccupancy(concert.details()));
        occupancy.loadOnce(() -> {
            history.read(concert.concertId() + "/seat/", event -> apply(occupancy, event));
            history.read(concert.concertId() + "/allowance/", event -> apply(occupancy, event));
        });
        return occupancy;
    }

    /** {@return whether the doubts were resolved by reading the stored state} @param fan the fan of the allowance */
    boolean refresh(ConcertId concertId, AccountId fan, ConcertOccupancy.Doubts doubts) {
        List<String> aggregateIds = new ArrayList<>();
        doubts.seats().forEach(seat -> aggregateIds.add(new SeatId(concertId, seat).toString()));
        if (doubts.allowance()) {
            aggregateIds.add(new AllowanceId(concertId, fan).toString());
        }
        return current.read(aggregateIds, applied);
    }

    private void awaitBegin() {
        try {
            if (!begun.await(BEGIN_MAX.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new BusyException("Bookings are not taken yet; try again.", RETRY_AFTER);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BusyException("Bookings are not taken any more; try again.", RETRY_AFTER);
        }
    }

    @EventHandler
    void on(SeatEvent event, @SequenceNumber long sequence) {
        ConcertOccupancy occupancy = concerts.getIfPresent(event.concertId());
        if (occupancy != null) {
            apply(occupancy, event, sequence);
        }
    }

    @EventHandler
    void on(AllowanceEvent event, @SequenceNumber long sequence) {
        ConcertOccupancy occupancy = concerts.getIfPresent(event.allowanceId().concertId());
        if (occupancy != null) {
            apply(occupancy, event, sequence);
        }
    }

    @EventHandler
    void on(ReservationHeld event) {
        dropClaim(event.reservationId());
        if (!event.paying()) {
            underWay.leave(event.reservationId());
        }
    }

    @EventHandler
    void on(ReservationConfirmed event) {
        underWay.leave(event.reservationId());
    }

    @EventHandler
    void on(ReservationRejected event) {
        end(event.reservationId());
        ConcertId concertId = event.reservationId().concertId();
        ConcertOccupancy occupancy = concerts.getIfPresent(concertId);
        if (occupancy != null) {
            event.takenSeats().stream()
                    .filter(occupancy::free)
                    .forEach(seat ->
                            history.read(new SeatId(concertId, seat).toString(), stored -> apply(occupancy, stored)));
        }
    }

    @EventHandler
    void on(ReservationExpired event) {
        end(event.reservationId());
    }

    @EventHandler
    void on(ReservationCancelled event) {
        end(event.reservationId());
    }

    private void end(ReservationId reservationId) {
        dropClaim(reservationId);
        underWay.leave(reservationId);
    }

    private void dropClaim(ReservationId reservationId) {
        ConcertOccupancy occupancy = concerts.getIfPresent(reservationId.concertId());
        if (occupancy != null) {
            occupancy.dropClaim(reservationId);
        }
    }

    private void apply(DomainEventMessage<?> event) {
        if (event.getPayload() instanceof SeatEvent seat) {
            on(seat, event.getSequenceNumber());
        } else if (event.getPayload() instanceof AllowanceEvent allowance) {
            on(allowance, event.getSequenceNumber());
        }
    }

    private static void apply(ConcertOccupancy occupancy, DomainEventMessage<?> event) {
        if (event.getPayload() instanceof SeatEvent seat) {
            apply(occupancy, seat, event.getSequenceNumber());
        } else if (event.getPayload() instanceof AllowanceEvent allowance) {
            apply(occupancy, allowance, event.getSequenceNumber());
        }
    }

    private static void apply(ConcertOccupancy occupancy, SeatEvent event, long sequence) {
        if (event.changesStatus()) {
            occupancy.seatChanged(event.seat(), sequence, !(event instanceof SeatReleased), event.reservationId());
        } else {
            occupancy.claimEnded(event.seat(), event.reservationId());
        }
    }

    private static void apply(ConcertOccupancy occupancy, AllowanceEvent event, long sequence) {
        occupancy.fanChanged(event.allowanceId().fanId(), sequence, event.claimedAfter());
    }
}
