package io.cygi.command.booking;

import io.cygi.command.concert.CatalogueEntry;
import io.cygi.contracts.allowance.AllowanceEvent;
import io.cygi.contracts.reservation.ReservationEvent.ReservationCancelled;
import io.cygi.contracts.reservation.ReservationEvent.ReservationConfirmed;
import io.cygi.contracts.reservation.ReservationEvent.ReservationExpired;
import io.cygi.contracts.reservation.ReservationEvent.ReservationHeld;
import io.cygi.contracts.reservation.ReservationEvent.ReservationRejected;
import io.cygi.contracts.seat.SeatEvent;
import io.cygi.contracts.value.AccountId;
import io.cygi.contracts.value.ReservationId;
import io.cygi.contracts.value.SeatNumber;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.axonframework.eventhandling.DomainEventMessage;

/** Keeps the real occupancies of one process, with events from a simulation. */
public final class SimulatedOccupancies {

    private static final int BOOKINGS_MAX = 1_000;

    private final Occupancies occupancies;

    /** @param history reads the stored events of some aggregates */
    public SimulatedOccupancies(BiConsumer<String, Consumer<DomainEventMessage<?>>> history) {
        occupancies = new Occupancies(history::accept, new BookingsUnderWay(BOOKINGS_MAX), (ids, reader) -> false);
    }

    /** Notes that the stream of events has begun. */
    public void begin() {
        occupancies.begin();
    }

    /** Handles an event of the stream. @param event any */
    public void handle(DomainEventMessage<?> event) {
        switch (event.getPayload()) {
            case SeatEvent seat -> occupancies.on(seat, event.getSequenceNumber());
            case AllowanceEvent allowance -> occupancies.on(allowance, event.getSequenceNumber());
            case ReservationHeld held -> occupancies.on(held);
            case ReservationConfirmed confirmed -> occupancies.on(confirmed);
            case ReservationRejected rejected -> occupancies.on(rejected);
            case ReservationExpired expired -> occupancies.on(expired);
            case ReservationCancelled cancelled -> occupancies.on(cancelled);
            default -> {
                // The occupancies do not handle it.
            }
        }
    }

    /**
     * Claims seats for a booking, as the booking service does.
     *
     * @param concert the concert
     * @param reservation the booking
     * @param fan the fan
     * @param seats the seats
     */
    public void claim(CatalogueEntry concert, ReservationId reservation, AccountId fan, List<SeatNumber> seats) {
        occupancies.of(concert).claim(reservation, fan, concert.details().purchaseLimit(), seats);
    }

    /** {@return seats that are claimed for a booking} @param concert which one @param quantity how many */
    public List<SeatNumber> claimBest(CatalogueEntry concert, ReservationId reservation, AccountId fan, int quantity) {
        return occupancies
                .of(concert)
                .claimBest(reservation, fan, concert.details().purchaseLimit(), null, quantity);
    }

    /**
     * Releases the claim of a booking that was not requested.
     *
     * @param concert the concert
     * @param reservation the booking
     */
    public void drop(CatalogueEntry concert, ReservationId reservation) {
        occupancies.of(concert).dropClaim(reservation);
    }

    /** {@return whether a booking would be offered the seat} @param concert the concert @param seat the seat */
    public boolean free(CatalogueEntry concert, SeatNumber seat) {
        return occupancies.of(concert).free(seat);
    }
}
