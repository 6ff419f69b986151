package io.cygi.command.booking;

import static io.cygi.command.Samples.FAN;
import static io.cygi.command.Samples.NOW;
import static io.cygi.command.Samples.RESERVATION;
import static io.cygi.command.Samples.details;
import static io.cygi.command.booking.OccupancySamples.assertRefused;
import static io.cygi.command.booking.OccupancySamples.newReservation;
import static io.cygi.command.booking.OccupancySamples.seats;
import static io.cygi.command.booking.OccupancySamples.take;
import static org.assertj.core.api.Assertions.assertThat;

import io.cygi.contracts.ProblemCode;
import io.cygi.contracts.value.ReservationId;
import io.cygi.contracts.value.SeatNumber;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The best seats of a concert with section A of 3 rows of 10 seats and section B of 2 rows of 5. */
class BestSeatsTest {

    private final ConcertOccupancy occupancy = new ConcertOccupancy(details(NOW));

    @Test
    void picksCentralNeighboursInTheFirstRow() {
        assertThat(best("A", 2)).isEqualTo(seats("A-1-5", "A-1-6"));
        assertThat(best("A", 4)).isEqualTo(seats("A-1-1", "A-1-2", "A-1-3", "A-1-4"));
        assertThat(best("A", 4)).isEqualTo(seats("A-1-7", "A-1-8", "A-1-9", "A-1-10"));
        assertThat(best("A", 1)).isEqualTo(seats("A-2-5"));
    }

    @Test
    void picksTheNeighboursNearestToTheMiddle() {
        take(occupancy, seats("A-1-3", "A-1-6").stream());
        assertThat(best("A", 2)).isEqualTo(seats("A-1-4", "A-1-5"));
        assertThat(best("A", 2)).as("between the first seats and the seventh").isEqualTo(seats("A-1-7", "A-1-8"));
        assertThat(best("A", 2)).as("at either end").isEqualTo(seats("A-1-1", "A-1-2"));
        assertThat(best("A", 2)).isEqualTo(seats("A-1-9", "A-1-10"));
        assertThat(best("A", 2)).isEqualTo(seats("A-2-5", "A-2-6"));
    }

    @Test
    void picksInTheFirstHalfIfBothHalvesAreEquallyNear() {
        take(occupancy, seats("A-1-5", "A-1-6").stream());

        assertThat(best("A", 2)).isEqualTo(seats("A-1-3", "A-1-4"));
    }

    @Test
    void offersTheBestSeatsAgainAfterTheirClaimWasForgotten() {
        AtomicLong nanos = new AtomicLong();
        ConcertOccupancy lagging = new ConcertOccupancy(details(NOW), nanos::get);
        assertThat(lagging.claimBest(RESERVATION, FAN, 4, "A", 2)).isEqualTo(seats("A-1-5", "A-1-6"));
        nanos.set(Duration.ofSeconds(30).toNanos());

        assertThat(lagging.claimBest(newReservation(), FAN, 4, "A", 2)).isEqualTo(seats("A-1-5", "A-1-6"));
    }

    @Test
    void picksNeighboursOfAnotherSection() {
        takeEveryOther("A");
        assertThat(best(null, 3)).isEqualTo(seats("B-1-2", "B-1-3", "B-1-4"));
    }

    @Test
    void picksSeparateSeatsIfThereAreNoNeighbours() {
        takeEveryOther("A");
        assertThat(best("A", 3)).isEqualTo(seats("A-1-2", "A-1-4", "A-1-6"));
    }

    @Test
    void picksAcrossSectionsIfNoSectionHasEnoughSeats() {
        take(occupancy, IntStream.rangeClosed(1, 3).boxed().flatMap(row -> IntStream.rangeClosed(1, 10)
                .filter(number -> row != 3 || number != 10)
                .mapToObj(number -> new SeatNumber("A", row, number))));
        take(occupancy, IntStream.rangeClosed(1, 2).boxed().flatMap(row -> IntStream.rangeClosed(1, 5)
                .filter(number -> row != 2 || number != 1)
                .mapToObj(number -> new SeatNumber("B", row, number))));

        assertThat(best(null, 2)).isEqualTo(seats("A-3-10", "B-2-1"));
        assertRefused(ProblemCode.SEAT_TAKEN, List.of(), () -> best(null, 1));
    }

    @Test
    void picksTheRequestedNumberAcrossSections() {
        takeAllOf("A", 3, 10, seats("A-1-1", "A-2-1"));
        takeAllOf("B", 2, 5, seats("B-1-1", "B-2-1"));

        assertThat(best(null, 3)).isEqualTo(seats("A-1-1", "A-2-1", "B-1-1"));
    }

    @Test
    void picksSeparateSeatsOfASectionWithJustEnough() {
        takeAllOf("A", 3, 10, seats("A-1-1"));
        takeAllOf("B", 2, 5, seats("B-1-1", "B-2-1"));

        assertThat(best(null, 2)).isEqualTo(seats("B-1-1", "B-2-1"));
    }

    @Test
    void picksNeighboursInTheLastRowAsWell() {
        takeAllOf("B", 1, 5, List.of());

        assertThat(best("B", 2)).isEqualTo(seats("B-2-2", "B-2-3"));
    }

    @Test
    void picksTheFirstSeatIfTheLastIsFartherFromTheMiddle() {
        takeAllOf("A", 1, 10, seats("A-1-1", "A-1-10"));

        assertThat(best("A", 1)).isEqualTo(seats("A-1-1"));
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
    void picksSeparateSeatsOfTheFirstSectionWithEnough() {
        takeEveryOther("A");
        take(occupancy, seats("B-1-2", "B-1-4", "B-2-2", "B-2-4").stream());

        assertThat(best(null, 2)).isEqualTo(seats("A-1-2", "A-1-4"));
    }

    @Test
    void picksAllRemainingSeats() {
        take(occupancy, IntStream.rangeClosed(1, 3).boxed().flatMap(row -> IntStream.rangeClosed(1, 10)
                .filter(number -> row != 2 || number != 3 && number != 7)
                .mapToObj(number -> new SeatNumber("A", row, number))));

        assertThat(best("A", 2)).isEqualTo(seats("A-2-3", "A-2-7"));
        assertRefused(ProblemCode.SEAT_TAKEN, List.of(), () -> best("A", 1));
    }

    @Test
    void ignoresSeatsOfAnUnknownSection() {
        occupancy.seatChanged(SeatNumber.parse("C-1-1"), 0, true, RESERVATION);

        assertThat(best(null, 2)).isEqualTo(seats("A-1-5", "A-1-6"));
    }

    private List<SeatNumber> best(@Nullable String section, int quantity) {
        return occupancy.claimBest(newReservation(), FAN, 4, section, quantity);
    }

    private void takeAllOf(String section, int rows, int seatsPerRow, List<SeatNumber> free) {
        take(occupancy, IntStream.rangeClosed(1, rows).boxed().flatMap(row -> IntStream.rangeClosed(1, seatsPerRow)
                .mapToObj(number -> new SeatNumber(section, row, number))
                .filter(seat -> !free.contains(seat))));
    }

    private void takeEveryOther(String section) {
        take(occupancy, IntStream.rangeClosed(1, 3).boxed().flatMap(row -> IntStream.rangeClosed(1, 10)
                .filter(number -> number % 2 == 1)
                .mapToObj(number -> new SeatNumber(section, row, number))));
    }
}
