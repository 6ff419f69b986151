package io.cygi.command.booking;

import static io.cygi.command.Samples.FAN;
import static io.cygi.command.Samples.NOW;
import static io.cygi.command.Samples.OTHER_FAN;
import static io.cygi.command.Samples.OTHER_RESERVATION;
import static io.cygi.command.Samples.RESERVATION;
import static io.cygi.command.Samples.details;
import static io.cygi.command.booking.OccupancyTerms.seats;
import static org.assertj.core.api.Assertions.assertThat;

import io.cygi.contracts.value.SeatNumber;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The doubts of a refusal. The concert has section A with 3 rows of 10 seats and section B with 2 rows of 5. */
class OccupancyDoubtsTest {

    private final ConcertOccupancy occupancy = new ConcertOccupancy(details(NOW));

    @Test
    void doubtsStoredSeatsAndNoClaims() {
        List<SeatNumber> both = seats("A-1-1", "A-1-2");
        occupancy.seatChanged(both.getFirst(), 0, true, OTHER_RESERVATION);
        assertThat(occupancy.doubts(FAN, 4, both).seats()).containsExactly(both.getFirst());

        occupancy.claim(RESERVATION, OTHER_FAN, 4, seats("A-1-2"));
        assertThat(occupancy.doubts(FAN, 4, both).seats())
                .as("a claim of this process decides alone")
                .isEmpty();
        occupancy.dropClaim(RESERVATION);
        assertThat(occupancy.doubts(FAN, 4, both).seats()).containsExactly(both.getFirst());
    }

    @Test
    void doubtsAClaimWhoseOutcomeShouldHaveBeenSeen() {
        AtomicLong nanos = new AtomicLong();
        ConcertOccupancy lagging = new ConcertOccupancy(details(NOW), nanos::get);
        List<SeatNumber> seat = seats("A-1-1");
        lagging.claim(RESERVATION, OTHER_FAN, 4, seat);
        nanos.set(Duration.ofMillis(199).toNanos());
        assertThat(lagging.doubts(FAN, 4, seat).seats()).isEmpty();

        nanos.set(Duration.ofMillis(200).toNanos());
        assertThat(lagging.doubts(FAN, 4, seat).seats()).isEqualTo(seat);
        // What is read of the seat: held for the claim's booking, and released.
        lagging.seatChanged(seat.getFirst(), 0, true, RESERVATION);
        lagging.seatChanged(seat.getFirst(), 1, false, RESERVATION);
        lagging.claim(OTHER_RESERVATION, FAN, 4, seat);
    }

    @Test
    void doubtsAnAllowanceThatMayHaveBeenReturned() {
        assertThat(occupancy.doubts(FAN, 4, seats("A-1-1")).allowance()).isFalse();
        occupancy.fanChanged(FAN, 0, 4);
        assertThat(occupancy.doubts(FAN, 4, seats("A-1-1")).allowance()).isTrue();
        assertThat(occupancy.doubtsOfBest(FAN, 4, "A", 1).allowance()).isTrue();
        assertThat(occupancy.doubtsOfBest(FAN, 4, "A", 5).allowance())
                .as("more than anybody may have")
                .isFalse();
        assertThat(occupancy.doubts(OTHER_FAN, 4, seats("A-1-1")).allowance()).isFalse();
    }

    @Test
    void doubtsTheStoredSeatsOfASectionWhereTheyWouldBeEnough() {
        List<SeatNumber> all = IntStream.range(0, 10)
                .mapToObj(seat -> SeatNumber.parse("B-" + (seat / 5 + 1) + "-" + (seat % 5 + 1)))
                .toList();
        all.subList(0, 3).forEach(seat -> occupancy.seatChanged(seat, 0, true, OTHER_RESERVATION));
        assertThat(occupancy.doubtsOfBest(FAN, 4, "B", 1).seats())
                .as("seats are free")
                .isEmpty();
        occupancy.claim(RESERVATION, OTHER_FAN, 10, all.subList(3, 10));
        assertThat(occupancy.doubtsOfBest(FAN, 4, "B", 3).seats())
                .containsExactlyInAnyOrderElementsOf(all.subList(0, 3));
        assertThat(occupancy.doubtsOfBest(FAN, 4, "B", 4).seats())
                .as("claims of this process decide alone")
                .isEmpty();
        assertThat(occupancy.doubtsOfBest(FAN, 4, null, 4).seats())
                .as("other sections have free seats")
                .isEmpty();
    }
}
