package io.cygi.command.booking;

import static io.cygi.command.Samples.FAN;
import static io.cygi.command.Samples.NOW;
import static io.cygi.command.Samples.OTHER_FAN;
import static io.cygi.command.Samples.OTHER_RESERVATION;
import static io.cygi.command.Samples.RESERVATION;
import static io.cygi.command.Samples.details;
import static io.cygi.command.booking.OccupancySamples.assertRefused;
import static io.cygi.command.booking.OccupancySamples.newReservation;
import static io.cygi.command.booking.OccupancySamples.seats;
import static io.cygi.command.booking.OccupancySamples.take;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cygi.contracts.ProblemCode;
import io.cygi.contracts.RefusedException;
import io.cygi.contracts.value.SeatNumber;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The concert has section A with 3 rows of 10 seats and section B with 2 rows of 5. */
class ConcertOccupancyTest {

    private static final Executor DAEMONS = work -> Thread.ofVirtual().start(work);

    private final ConcertOccupancy occupancy = new ConcertOccupancy(details(NOW));

    @Test
    void claimsAllSeatsOfABookingOrNone() {
        occupancy.claim(RESERVATION, FAN, 4, seats("A-1-1", "A-1-2"));

        assertRefused(
                ProblemCode.SEAT_TAKEN,
                seats("A-1-2"),
                () -> occupancy.claim(OTHER_RESERVATION, OTHER_FAN, 4, seats("A-1-2", "A-1-3")));
        occupancy.claim(OTHER_RESERVATION, OTHER_FAN, 4, seats("A-1-3"));
    }

    @Test
    void freesTheSeatsOfAFailedBooking() {
        occupancy.claim(RESERVATION, FAN, 4, seats("A-1-1"));
        occupancy.dropClaim(RESERVATION);

        occupancy.claim(OTHER_RESERVATION, OTHER_FAN, 4, seats("A-1-1"));
    }

    @Test
    void freesASeatThatTheReservationNoLongerTakes() {
        occupancy.claim(RESERVATION, FAN, 4, seats("A-1-5", "A-1-6"));
        occupancy.claimEnded(SeatNumber.parse("A-1-5"), OTHER_RESERVATION);
        assertThat(occupancy.free(SeatNumber.parse("A-1-5")))
                .as("of another reservation")
                .isFalse();

        occupancy.claimEnded(SeatNumber.parse("A-1-5"), RESERVATION);
        assertThat(occupancy.free(SeatNumber.parse("A-1-5"))).isTrue();
        assertThat(occupancy.free(SeatNumber.parse("A-1-6"))).isFalse();
        assertThat(best("A", 1)).isEqualTo(seats("A-1-5"));
    }

    @Test
    void forgetsAClaimWhoseOutcomeWasNotSeenForHalfAMinute() {
        AtomicLong nanos = new AtomicLong();
        ConcertOccupancy lagging = new ConcertOccupancy(details(NOW), nanos::get);
        lagging.claim(RESERVATION, FAN, 4, seats("A-1-5", "A-1-6"));
        nanos.set(1);
        lagging.claim(OTHER_RESERVATION, FAN, 4, seats("A-1-7"));
        nanos.set(Duration.ofSeconds(30).toNanos() - 1);
        assertRefused(
                ProblemCode.SEAT_TAKEN,
                seats("A-1-5"),
                () -> lagging.claim(newReservation(), OTHER_FAN, 4, seats("A-1-5")));

        nanos.set(Duration.ofSeconds(30).toNanos());
        lagging.claim(newReservation(), OTHER_FAN, 4, seats("B-1-1"));
        assertThat(lagging.free(SeatNumber.parse("A-1-7"))).as("claimed later").isFalse();
        assertThat(lagging.claimBest(newReservation(), OTHER_FAN, 4, "A", 2)).isEqualTo(seats("A-1-5", "A-1-6"));
    }

    @Test
    void keepsHeldSeatsTakenWhenTheClaimEnds() {
        occupancy.claim(RESERVATION, FAN, 4, seats("A-1-1"));
        occupancy.seatChanged(SeatNumber.parse("A-1-1"), 0, true, RESERVATION);
        occupancy.dropClaim(RESERVATION);

        assertRefused(
                ProblemCode.SEAT_TAKEN,
                seats("A-1-1"),
                () -> occupancy.claim(OTHER_RESERVATION, OTHER_FAN, 4, seats("A-1-1")));
    }

    @Test
    void keepsTheLatestEventOfASeatInEveryOrderOfArrival() {
        SeatNumber seat = SeatNumber.parse("A-1-1");
        occupancy.seatChanged(seat, 2, false, RESERVATION);
        occupancy.seatChanged(seat, 0, true, RESERVATION);
        occupancy.seatChanged(seat, 1, true, RESERVATION);
        occupancy.claim(OTHER_RESERVATION, OTHER_FAN, 4, seats("A-1-1"));

        occupancy.seatChanged(seat, 3, true, OTHER_RESERVATION);
        occupancy.seatChanged(seat, 2, false, RESERVATION);
        assertRefused(
                ProblemCode.SEAT_TAKEN,
                seats("A-1-1"),
                () -> occupancy.claim(newReservation(), FAN, 4, seats("A-1-1")));
    }

    @Test
    void refusesABookingOverTheLimit() {
        occupancy.fanChanged(FAN, 0, 3);

        assertRefused(
                ProblemCode.LIMIT_EXCEEDED,
                List.of(),
                () -> occupancy.claim(RESERVATION, FAN, 4, seats("A-1-1", "A-1-2")));
        assertRefused(ProblemCode.LIMIT_EXCEEDED, List.of(), () -> occupancy.claimBest(RESERVATION, FAN, 4, null, 2));
        occupancy.claim(RESERVATION, OTHER_FAN, 4, seats("A-1-1", "A-1-2"));
        occupancy.fanChanged(FAN, 1, 0);
        occupancy.claim(OTHER_RESERVATION, FAN, 4, seats("A-1-3", "A-1-4"));
    }

    @Test
    void countsTheSeatsOfAllSections() {
        assertThat(occupancy.seatsTotal()).isEqualTo(40);
    }

    @Test
    void readsTheHistoryOnce() {
        List<String> readings = new ArrayList<>();

        occupancy.loadOnce(() -> readings.add("first"));
        occupancy.loadOnce(() -> readings.add("second"));

        assertThat(readings).containsExactly("first");
    }

    @Test
    void offersASeatThatIsNeitherHeldNorClaimed() {
        SeatNumber seat = SeatNumber.parse("A-1-1");
        assertThat(occupancy.free(seat)).isTrue();

        occupancy.claim(RESERVATION, FAN, 4, List.of(seat));
        assertThat(occupancy.free(seat)).isFalse();

        occupancy.seatChanged(seat, 0, true, RESERVATION);
        assertThat(occupancy.free(seat)).isFalse();

        occupancy.seatChanged(seat, 1, false, RESERVATION);
        assertThat(occupancy.free(seat)).isTrue();
    }

    @Test
    void ignoresAnotherEventOfTheSameSequence() {
        SeatNumber seat = SeatNumber.parse("A-1-1");
        occupancy.seatChanged(seat, 5, true, RESERVATION);
        occupancy.seatChanged(seat, 5, false, RESERVATION);
        assertThat(occupancy.free(seat)).isFalse();

        occupancy.fanChanged(FAN, 5, 4);
        occupancy.fanChanged(FAN, 5, 0);
        assertRefused(ProblemCode.LIMIT_EXCEEDED, List.of(), () -> best("A", 1));
    }

    @Test
    void keepsTheLatestCountOfAFanInEveryOrderOfArrival() {
        occupancy.fanChanged(FAN, 2, 0);
        occupancy.fanChanged(FAN, 1, 4);

        assertThat(best("A", 4)).hasSize(4);
    }

    @Test
    void keepsTheClaimOfAnotherBookingWhenASeatChanges() {
        SeatNumber seat = SeatNumber.parse("A-1-1");
        occupancy.claim(RESERVATION, FAN, 4, List.of(seat));

        occupancy.seatChanged(seat, 0, false, OTHER_RESERVATION);

        assertThat(occupancy.free(seat)).isFalse();
    }

    @Test
    void doesNotFreeASeatThatAnotherBookingClaimedSince() {
        SeatNumber seat = SeatNumber.parse("A-1-1");
        occupancy.claim(RESERVATION, FAN, 4, seats("A-1-1", "A-1-2"));
        occupancy.seatChanged(seat, 0, true, RESERVATION);
        occupancy.seatChanged(seat, 1, false, RESERVATION);
        occupancy.claim(OTHER_RESERVATION, OTHER_FAN, 4, List.of(seat));

        occupancy.dropClaim(RESERVATION);

        assertThat(occupancy.free(seat)).isFalse();
        assertThat(occupancy.free(SeatNumber.parse("A-1-2"))).isTrue();
    }

    @Test
    void namesOneTakenSeatDifferentlyFromSeveral() {
        take(occupancy, seats("A-1-1", "A-1-2").stream());

        assertThatThrownBy(() -> occupancy.claim(newReservation(), FAN, 4, seats("A-1-1")))
                .hasMessage("The seat is taken.");
        assertThatThrownBy(() -> occupancy.claim(newReservation(), FAN, 4, seats("A-1-1", "A-1-2")))
                .hasMessage("Seats are taken.");
    }

    @Test
    void allowsAsManySeatsAsTheLimitAndNoMore() {
        occupancy.fanChanged(FAN, 0, 2);

        assertThat(best("A", 2)).hasSize(2);
        assertThatThrownBy(() -> best("A", 3)).hasMessage("A fan may have 4 seats of this concert.");
    }

    /** A lock that is not given back would keep every other thread waiting. */
    @ParameterizedTest
    @MethodSource("operations")
    void releasesItsLockAfterEachOperation(Consumer<ConcertOccupancy> operation) {
        operation.accept(occupancy);

        assertThat(CompletableFuture.supplyAsync(() -> occupancy.free(SeatNumber.parse("B-2-5")), DAEMONS))
                .succeedsWithin(Duration.ofSeconds(5))
                .isEqualTo(true);
    }

    static Stream<Consumer<ConcertOccupancy>> operations() {
        return Stream.of(
                concert -> concert.loadOnce(() -> {}),
                concert -> concert.seatChanged(SeatNumber.parse("A-1-1"), 0, true, RESERVATION),
                concert -> concert.fanChanged(FAN, 0, 1),
                concert -> concert.claimEnded(SeatNumber.parse("A-1-1"), RESERVATION),
                concert -> concert.free(SeatNumber.parse("A-1-1")),
                concert -> concert.doubts(FAN, 4, seats("A-1-1")),
                concert -> concert.doubtsOfBest(FAN, 4, null, 1),
                concert -> concert.dropClaim(RESERVATION),
                concert -> concert.claim(RESERVATION, FAN, 4, seats("A-1-1")),
                concert -> concert.claimBest(RESERVATION, FAN, 4, null, 1),
                concert -> assertThatThrownBy(() -> concert.claim(RESERVATION, FAN, 0, seats("A-1-1")))
                        .isInstanceOf(RefusedException.class));
    }

    @Test
    void neverGivesASeatToTwoBookingsAtOnce() throws Exception {
        Set<SeatNumber> given = Collections.synchronizedSet(new HashSet<>());
        List<SeatNumber> twice = Collections.synchronizedList(new ArrayList<>());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 20; i++) {
                threads.submit(() -> best(null, 2).forEach(seat -> {
                    if (!given.add(seat)) {
                        twice.add(seat);
                    }
                }));
            }
        }
        assertThat(twice).isEmpty();
        assertThat(given).hasSize(40);
    }

    private List<SeatNumber> best(@Nullable String section, int quantity) {
        return occupancy.claimBest(newReservation(), FAN, 4, section, quantity);
    }
}
