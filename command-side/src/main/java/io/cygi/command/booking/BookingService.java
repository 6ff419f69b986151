package io.cygi.command.booking;

import io.cygi.command.booking.BookingRequest.BestAvailable;
import io.cygi.command.concert.CatalogueEntry;
import io.cygi.command.concert.ConcertCatalogue;
import io.cygi.command.concert.ConcertStatus;
import io.cygi.command.idempotency.Decision;
import io.cygi.contracts.ProblemCode;
import io.cygi.contracts.RefusedException;
import io.cygi.contracts.api.PathIds;
import io.cygi.contracts.api.ReservationBody;
import io.cygi.contracts.concert.ConcertDetails;
import io.cygi.contracts.reservation.ReservationCommand.RequestReservation;
import io.cygi.contracts.value.AccountId;
import io.cygi.contracts.value.ConcertId;
import io.cygi.contracts.value.PricedSeat;
import io.cygi.contracts.value.ReservationId;
import io.cygi.contracts.value.SeatNumber;
import io.cygi.messaging.TimeOrderedIds;
import io.cygi.messaging.decision.NewAggregate;
import io.cygi.web.problem.BusyException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Decides whether a booking can be requested: it claims the seats in this process's occupancy and returns the command,
 * which {@link io.cygi.command.idempotency.Idempotency} sends. The aggregates decide the outcome.
 */
final class BookingService {

    private static final Set<ProblemCode> OF_OCCUPANCY = Set.of(ProblemCode.SEAT_TAKEN, ProblemCode.LIMIT_EXCEEDED);
    private static final String UNCONFIRMED = "Whether the seats are free could not be read in time; try again.";

    private final ConcertCatalogue catalogue;
    private final Occupancies occupancies;
    private final BookingsUnderWay underWay;
    private final Clock clock;

    BookingService(ConcertCatalogue catalogue, Occupancies occupancies, BookingsUnderWay underWay, Clock clock) {
        this.catalogue = catalogue;
        this.occupancies = occupancies;
        this.underWay = underWay;
        this.clock = clock;
    }

    /**
     * {@return the decision to request the reservation}
     *
     * @throws RefusedException if the occupancy shows that the seats could not be held
     * @throws BusyException if too many bookings are under way, or if a refusal cannot be confirmed in time
     */
    Decision<ReservationBody> decide(ConcertId concertId, AccountId fan, BookingRequest request) {
        CatalogueEntry concert = onSale(concertId);
        ReservationId reservationId = new ReservationId(concertId, TimeOrderedIds.next());
        underWay.enter(reservationId);
        boolean decided = false;
        try {
            Decision<ReservationBody> decision = decideOrConfirm(reservationId, concert, fan, request);
            decided = true;
            return decision;
        } finally {
            if (!decided) {
                underWay.leave(reservationId);
            }
        }
    }

    /**
     * Decides, and confirms a refusal by a second decision, because seats that another process has freed may still look
     * taken.
     */
    private Decision<ReservationBody> decideOrConfirm(
            ReservationId reservationId, CatalogueEntry concert, AccountId fan, BookingRequest request) {
        try {
            return decide(reservationId, concert, fan, request);
        } catch (RefusedException refusal) {
            if (!OF_OCCUPANCY.contains(refusal.code())) {
                throw refusal;
            }
        }
        ConcertOccupancy.Doubts doubts = doubts(concert, fan, request);
        // If nothing is in doubt, the refusal stands, unless the seats were freed after it.
        if (!doubts.none() && !occupancies.refresh(concert.concertId(), fan, doubts)) {
            throw new BusyException(UNCONFIRMED, BookingsUnderWay.RETRY_AFTER);
        }
        return decide(reservationId, concert, fan, request);
    }

    private ConcertOccupancy.Doubts doubts(CatalogueEntry concert, AccountId fan, BookingRequest request) {
        ConcertOccupancy occupancy = occupancies.of(concert);
        int limit = concert.details().purchaseLimit();
        BestAvailable best = request.bestAvailable();
        return best == null
                ? occupancy.doubts(fan, limit, Objects.requireNonNull(request.seats()))
                : occupancy.doubtsOfBest(fan, limit, best.section(), best.quantity());
    }

    private Decision<ReservationBody> decide(
            ReservationId reservationId, CatalogueEntry concert, AccountId fan, BookingRequest request) {
        ConcertDetails details = concert.details();
        ConcertOccupancy occupancy = occupancies.of(concert);
        List<PricedSeat> seats = claim(reservationId, fan, details, occupancy, request).stream()
                .map(seat -> new PricedSeat(
                        seat, details.sectionOf(seat).orElseThrow().price()))
                .toList();
        Instant now = clock.instant();
        RequestReservation command = new RequestReservation(
                reservationId,
                fan,
                seats,
                request.handsFree(),
                details.purchaseLimit(),
                now.plusSeconds(details.holdSeconds()),
                now);
        ReservationBody requested = ReservationBody.requested(reservationId, details.title(), fan, seats, now);
        return new Decision<>(command, NewAggregate.EXPECTED, requested, () -> {
            occupancy.dropClaim(reservationId);
            underWay.leave(reservationId);
        });
    }

    private CatalogueEntry onSale(ConcertId concertId) {
        CatalogueEntry concert = catalogue.find(concertId).orElseThrow(() -> PathIds.noSuch("concert"));
        if (concert.status() != ConcertStatus.ON_SALE
                || !clock.instant().isBefore(concert.details().salesCloseAt())) {
            throw new RefusedException(ProblemCode.NOT_ON_SALE, "The concert is not on sale.");
        }
        return concert;
    }

    private static List<SeatNumber> claim(
            ReservationId reservationId,
            AccountId fan,
            ConcertDetails details,
            ConcertOccupancy occupancy,
            BookingRequest request) {
        BestAvailable best = request.bestAvailable();
        if (best != null) {
            String section = best.section();
            if (section != null
                    && details.sections().stream().noneMatch(s -> s.name().equals(section))) {
                throw new RefusedException(ProblemCode.UNKNOWN_SEAT, "The concert has no such section.");
            }
            return occupancy.claimBest(reservationId, fan, details.purchaseLimit(), section, best.quantity());
        }
        List<SeatNumber> seats = Objects.requireNonNull(request.seats());
        List<SeatNumber> unknown =
                seats.stream().filter(seat -> details.sectionOf(seat).isEmpty()).toList();
        if (!unknown.isEmpty()) {
            throw new RefusedException(ProblemCode.UNKNOWN_SEAT, "The concert has no such seat.", unknown);
        }
        occupancy.claim(reservationId, fan, details.purchaseLimit(), seats);
        return seats;
    }
}
