package io.cygi.command.booking;

import static io.cygi.command.Samples.FAN;
import static io.cygi.command.Samples.NOW;
import static io.cygi.command.Samples.RESERVATION;
import static io.cygi.command.Samples.details;
import static io.cygi.command.booking.OccupancyTerms.assertRefused;
import static io.cygi.command.booking.OccupancyTerms.newReservation;
import static io.cygi.command.booking.OccupancyTerms.seats;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cygi.contracts.ProblemCode;
import io.cygi.contracts.value.ReservationId;
import io.cygi.contracts.value.SeatNumber;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The best available seats. The concert has section A with 3 rows of 10 seats and section B with 2 rows of 5. */
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
    void offersTheBestSeatsAgainThatABookingGaveUp() {
        ReservationId given = newReservation();
        assertThat(occupancy.claimBest(given, FAN, 4, "A", 2)).isEqualTo(seats("A-1-5", "A-1-6"));
        occupancy.dropClaim(newReservation());
        assertThat(best("A", 2)).isEqualTo(seats("A-1-3", "A-1-4"));

        occupancy.dropClaim(given);

        assertThat(best("A", 2)).isEqualTo(seats("A-1-5", "A-1-6"));
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
}
