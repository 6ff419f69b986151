package io.cygi.command.booking;

import static io.cygi.command.Samples.FAN;
import static io.cygi.command.Samples.NOW;
import static io.cygi.command.Samples.OTHER_FAN;
import static io.cygi.command.Samples.OTHER_RESERVATION;
import static io.cygi.command.Samples.RESERVATION;
import static io.cygi.command.Samples.details;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cygi.contracts.ProblemCode;
import io.cygi.contracts.RefusedException;
import io.cygi.contracts.value.ReservationId;
import io.cygi.contracts.value.SeatNumber;
import io.cygi.messaging.TimeOrderedIds;
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
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The occupancy of a concert that has section A with 3 rows of 10 seats and section B with 2 rows of 5. */
class ConcertOccupancyTest {

    private static final Executor DAEMONS = work -> Thread.ofVirtual().start(work);

    private final ConcertOccupancy occupancy = new ConcertOccupancy(details(NOW));

    @Test
    void claimsSeatsForOneBookingAllOrNone() {
        occupancy.claim(RESERVATION, FAN, 4, seats("A-1-1", "A-1-2"));

        assertRefused(
                ProblemCode.SEAT_TAKEN,
                seats("A-1-2"),
                () -> occupancy.claim(OTHER_RESERVATION, OTHER_FAN, 4, seats("A-1-2", "A-1-3")));
        occupancy.claim(OTHER_RESERVATION, OTHER_FAN, 4, seats("A-1-3"));
    }

    @Test
    void freesTheSeatsOfABookingThatCameToNothing() {
        occupancy.claim(RESERVATION, FAN, 4, seats("A-1-1"));
        occupancy.dropClaim(RESERVATION);

        occupancy.claim(OTHER_RESERVATION, OTHER_FAN, 4, seats("A-1-1"));
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
    void followsTheLatestEventOfASeatWhateverOrderTheyArriveIn() {
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

    @Test
    void refusesWhatIsVisiblyOverTheLimit() {
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
    void picksCentralNeighboursInTheFirstRow() {
        assertThat(best("A", 2)).isEqualTo(seats("A-1-5", "A-1-6"));
        assertThat(best("A", 4)).isEqualTo(seats("A-1-1", "A-1-2", "A-1-3", "A-1-4"));
        assertThat(best("A", 4)).isEqualTo(seats("A-1-7", "A-1-8", "A-1-9", "A-1-10"));
        assertThat(best("A", 1)).isEqualTo(seats("A-2-5"));
    }

    @Test
    void picksNeighboursWhereverThereAreAny() {
        takeEveryOther("A");
        assertThat(best(null, 3)).isEqualTo(seats("B-1-2", "B-1-3", "B-1-4"));
    }

    @Test
    void picksSeatsApartWhereThereAreNoNeighbours() {
        takeEveryOther("A");
        assertThat(best("A", 3)).isEqualTo(seats("A-1-2", "A-1-4", "A-1-6"));
    }

    @Test
    void picksAcrossSectionsAtLast() {
        take(IntStream.rangeClosed(1, 3).boxed().flatMap(row -> IntStream.rangeClosed(1, 10)
                .filter(number -> row != 3 || number != 10)
                .mapToObj(number -> new SeatNumber("A", row, number))));
        take(IntStream.rangeClosed(1, 2).boxed().flatMap(row -> IntStream.rangeClosed(1, 5)
                .filter(number -> row != 2 || number != 1)
                .mapToObj(number -> new SeatNumber("B", row, number))));

        assertThat(best(null, 2)).isEqualTo(seats("A-3-10", "B-2-1"));
        assertRefused(ProblemCode.SEAT_TAKEN, List.of(), () -> best(null, 1));
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
    void believesTheFirstDeliveryOfAnEvent() {
        SeatNumber seat = SeatNumber.parse("A-1-1");
        occupancy.seatChanged(seat, 5, true, RESERVATION);
        occupancy.seatChanged(seat, 5, false, RESERVATION);
        assertThat(occupancy.free(seat)).isFalse();

        occupancy.fanChanged(FAN, 5, 4);
        occupancy.fanChanged(FAN, 5, 0);
        assertRefused(ProblemCode.LIMIT_EXCEEDED, List.of(), () -> best("A", 1));
    }

    @Test
    void followsTheLatestCountOfAFanWhateverOrderTheyArriveIn() {
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
    void offersTheBestSeatsAgainThatABookingGaveUp() {
        ReservationId given = newReservation();
        assertThat(occupancy.claimBest(given, FAN, 4, "A", 2)).isEqualTo(seats("A-1-5", "A-1-6"));
        occupancy.dropClaim(newReservation());
        assertThat(best("A", 2)).isEqualTo(seats("A-1-3", "A-1-4"));

        occupancy.dropClaim(given);

        assertThat(best("A", 2)).isEqualTo(seats("A-1-5", "A-1-6"));
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
    void tellsOneSeatFromSeveralThatAreTaken() {
        take(seats("A-1-1", "A-1-2").stream());

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

    @Test
    void takesSeatsApartFromTheFirstSectionThatHasEnough() {
        takeEveryOther("A");
        take(seats("B-1-2", "B-1-4", "B-2-2", "B-2-4").stream());

        assertThat(best(null, 2)).isEqualTo(seats("A-1-2", "A-1-4"));
    }

    @Test
    void takesAllSeatsThatAreLeft() {
        take(IntStream.rangeClosed(1, 3).boxed().flatMap(row -> IntStream.rangeClosed(1, 10)
                .filter(number -> row != 2 || number != 3 && number != 7)
                .mapToObj(number -> new SeatNumber("A", row, number))));

        assertThat(best("A", 2)).isEqualTo(seats("A-2-3", "A-2-7"));
        assertRefused(ProblemCode.SEAT_TAKEN, List.of(), () -> best("A", 1));
    }

    @Test
    void ignoresSeatsOfNoSection() {
        occupancy.seatChanged(SeatNumber.parse("C-1-1"), 0, true, RESERVATION);

        assertThat(best(null, 2)).isEqualTo(seats("A-1-5", "A-1-6"));
    }

    /** A lock that is not given back would keep every other thread waiting. */
    @ParameterizedTest
    @MethodSource("operations")
    void letsOtherThreadsInAfterEachOperation(Consumer<ConcertOccupancy> operation) {
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
                concert -> concert.free(SeatNumber.parse("A-1-1")),
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

    private List<SeatNumber> best(String section, int quantity) {
        return occupancy.claimBest(newReservation(), FAN, 4, section, quantity);
    }

    private void takeEveryOther(String section) {
        take(IntStream.rangeClosed(1, 3).boxed().flatMap(row -> IntStream.rangeClosed(1, 10)
                .filter(number -> number % 2 == 1)
                .mapToObj(number -> new SeatNumber(section, row, number))));
    }

    private void take(Stream<SeatNumber> seats) {
        seats.forEach(seat -> occupancy.seatChanged(seat, 0, true, RESERVATION));
    }

    private static ReservationId newReservation() {
        return new ReservationId(RESERVATION.concertId(), TimeOrderedIds.next());
    }

    private static List<SeatNumber> seats(String... seats) {
        return Stream.of(seats).map(SeatNumber::parse).toList();
    }

    private static void assertRefused(ProblemCode code, List<SeatNumber> seats, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(RefusedException.class, refusal -> {
            assertThat(refusal.code()).isEqualTo(code);
            assertThat(refusal.seats()).isEqualTo(seats);
        });
    }
}
