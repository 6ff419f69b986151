package io.cygi.command.booking;

import static io.cygi.command.Samples.RESERVATION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cygi.contracts.ProblemCode;
import io.cygi.contracts.RefusedException;
import io.cygi.contracts.value.ReservationId;
import io.cygi.contracts.value.SeatNumber;
import io.cygi.messaging.TimeOrderedIds;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Seats and reservations for tests of the occupancy. */
final class OccupancySamples {

    private OccupancySamples() {}

    static List<SeatNumber> seats(String... seats) {
        return Stream.of(seats).map(SeatNumber::parse).toList();
    }

    static ReservationId newReservation() {
        return new ReservationId(RESERVATION.concertId(), TimeOrderedIds.next());
    }

    /** The seats are held by an earlier reservation. */
    static void take(ConcertOccupancy occupancy, Stream<SeatNumber> seats) {
        seats.forEach(seat -> occupancy.seatChanged(seat, 0, true, RESERVATION));
    }

    static void assertRefused(ProblemCode code, List<SeatNumber> seats, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(RefusedException.class, refusal -> {
            assertThat(refusal.code()).isEqualTo(code);
            assertThat(refusal.seats()).isEqualTo(seats);
        });
    }
}
