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

/** Seats, reservations and refusals, as tests of the occupancy write them. */
final class OccupancyTerms {

    private OccupancyTerms() {}

    static ReservationId newReservation() {
        return new ReservationId(RESERVATION.concertId(), TimeOrderedIds.next());
    }

    static List<SeatNumber> seats(String... seats) {
        return Stream.of(seats).map(SeatNumber::parse).toList();
    }

    /** @param seats that the refusal names */
    static void assertRefused(ProblemCode code, List<SeatNumber> seats, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(RefusedException.class, refusal -> {
            assertThat(refusal.code()).isEqualTo(code);
            assertThat(refusal.seats()).isEqualTo(seats);
        });
    }
}
