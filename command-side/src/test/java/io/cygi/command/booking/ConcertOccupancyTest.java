package io.cygi.command.booking;

import static io.cygi.command.Samples.FAN;
import static io.cygi.command.Samples.NOW;
import static io.cygi.command.Samples.OTHER_FAN;
import static io.cygi.command.Samples.OTHER_RESERVATION;
import static io.cygi.command.Samples.RESERVATION;
import static io.cygi.command.Samples.details;
import static io.cygi.command.booking.OccupancyTerms.assertRefused;
import static io.cygi.command.booking.OccupancyTerms.newReservation;
import static io.cygi.command.booking.OccupancyTerms.seats;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cygi.contracts.ProblemCode;
import io.cygi.contracts.RefusedException;
import io.cygi.contracts.value.SeatNumber;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.stream.Stream;
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
        assertRefused(
                ProblemCode.LIMIT_EXCEEDED, List.of(), () -> occupancy.claimBest(newReservation(), FAN, 4, "A", 1));
    }

    @Test
    void followsTheLatestCountOfAFanWhateverOrderTheyArriveIn() {
        occupancy.fanChanged(FAN, 2, 0);
        occupancy.fanChanged(FAN, 1, 4);

        assertThat(occupancy.claimBest(newReservation(), FAN, 4, "A", 4)).hasSize(4);
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
    void tellsOneSeatFromSeveralThatAreTaken() {
        seats("A-1-1", "A-1-2").forEach(seat -> occupancy.seatChanged(seat, 0, true, RESERVATION));

        assertThatThrownBy(() -> occupancy.claim(newReservation(), FAN, 4, seats("A-1-1")))
                .hasMessage("The seat is taken.");
        assertThatThrownBy(() -> occupancy.claim(newReservation(), FAN, 4, seats("A-1-1", "A-1-2")))
                .hasMessage("Seats are taken.");
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
}
