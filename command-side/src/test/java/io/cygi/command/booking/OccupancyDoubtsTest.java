package io.cygi.command.booking;

import static io.cygi.command.Samples.FAN;
import static io.cygi.command.Samples.NOW;
import static io.cygi.command.Samples.OTHER_FAN;
import static io.cygi.command.Samples.OTHER_RESERVATION;
import static io.cygi.command.Samples.RESERVATION;
import static io.cygi.command.booking.OccupancySamples.seats;
import static io.cygi.command.booking.OccupancySamples.take;
import static org.assertj.core.api.Assertions.assertThat;

import io.cygi.command.Samples;
import io.cygi.contracts.concert.ConcertDetails;
import io.cygi.contracts.concert.RefundPolicy;
import io.cygi.contracts.concert.Section;
import io.cygi.contracts.concert.WaitingRoomSettings;
import io.cygi.contracts.value.Money;
import io.cygi.contracts.value.SeatNumber;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The doubts of a refusal, at a concert with section A of 3 rows of 10 seats and section B of 2 rows of 5. */
class OccupancyDoubtsTest {

    private static final Money PRICE = Money.krw(1_000);

    private final ConcertOccupancy occupancy = new ConcertOccupancy(Samples.details(NOW), () -> 0);

    @Test
    void doubtsStoredSeatsButNoClaims() {
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
        AtomicLong nanos = new AtomicLong(Duration.ofHours(1).toNanos());
        ConcertOccupancy lagging = new ConcertOccupancy(Samples.details(NOW), nanos::get);
        List<SeatNumber> seat = seats("A-1-1");
        lagging.claim(RESERVATION, OTHER_FAN, 4, seat);
        nanos.addAndGet(Duration.ofMillis(199).toNanos());
        assertThat(lagging.doubts(FAN, 4, seat).seats()).isEmpty();

        nanos.addAndGet(Duration.ofMillis(1).toNanos());
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
    void doubtsTheStoredSeatsOfASectionIfTheyWouldBeEnough() {
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

    @Test
    void doubtsSixtyFourStoredSeatsAtMost() {
        ConcertOccupancy crowded = new ConcertOccupancy(details(new Section("A", PRICE, 1, 65)), () -> 0);
        take(crowded, row("A", 64));
        assertThat(crowded.doubtsOfBest(FAN, 4, "A", 2).seats()).hasSize(64);
        assertThat(crowded.doubtsOfBest(FAN, 4, "A", 1).seats())
                .as("the free seat is enough")
                .isEmpty();

        take(crowded, Stream.of(new SeatNumber("A", 1, 65)));
        assertThat(crowded.doubtsOfBest(FAN, 4, "A", 2).seats()).isEmpty();
    }

    @Test
    void doubtsNoClaimAmongSixtyFourStoredSeats() {
        ConcertOccupancy crowded =
                new ConcertOccupancy(details(new Section("A", PRICE, 1, 66), new Section("B", PRICE, 1, 5)), () -> 0);
        take(crowded, row("A", 64));
        crowded.claim(RESERVATION, OTHER_FAN, 4, seats("A-1-65"));
        assertThat(crowded.doubtsOfBest(FAN, 4, "A", 2).seats()).hasSize(64).doesNotContain(new SeatNumber("A", 1, 65));

        crowded.claim(OTHER_RESERVATION, OTHER_FAN, 4, seats("B-1-1", "B-1-2"));
        take(crowded, Stream.of(new SeatNumber("A", 1, 66)));
        assertThat(crowded.doubtsOfBest(FAN, 4, "A", 2).seats())
                .as("claims elsewhere make no more of them readable")
                .isEmpty();
    }

    @Test
    void doubtsNothingIfNothingIsStored() {
        assertThat(occupancy.doubts(FAN, 4, seats("A-1-1")).none()).isTrue();
        assertThat(occupancy.doubtsOfBest(FAN, 4, "A", 1).none()).isTrue();

        occupancy.fanChanged(FAN, 0, 4);
        assertThat(occupancy.doubts(FAN, 4, seats("A-1-1")).none()).isFalse();
        assertThat(occupancy.doubts(FAN, 3, seats("A-1-1")).allowance()).isTrue();
        occupancy.seatChanged(SeatNumber.parse("A-1-1"), 0, true, OTHER_RESERVATION);
        assertThat(occupancy.doubts(OTHER_FAN, 4, seats("A-1-1")).none()).isFalse();
    }

    @Test
    void doubtsAnAllowanceOnlyIfItWouldBeExceeded() {
        occupancy.fanChanged(FAN, 0, 2);

        assertThat(occupancy.doubtsOfBest(FAN, 4, "A", 2).allowance()).isFalse();
        assertThat(occupancy.doubtsOfBest(FAN, 4, "A", 3).allowance()).isTrue();
        assertThat(occupancy.doubtsOfBest(FAN, 4, "A", 4).allowance()).isTrue();
        assertThat(occupancy.doubtsOfBest(FAN, 4, "A", 5).allowance()).isFalse();
    }

    private static Stream<SeatNumber> row(String section, int seats) {
        return IntStream.rangeClosed(1, seats).mapToObj(number -> new SeatNumber(section, 1, number));
    }

    private static ConcertDetails details(Section... sections) {
        return new ConcertDetails(
                "Concert",
                "",
                "Seoul",
                NOW.plus(Duration.ofDays(30)),
                NOW.plus(Duration.ofDays(30)).plus(Duration.ofHours(2)),
                NOW,
                NOW.plus(Duration.ofDays(29)),
                4,
                300,
                RefundPolicy.STANDARD,
                WaitingRoomSettings.OFF,
                List.of(sections));
    }
}
