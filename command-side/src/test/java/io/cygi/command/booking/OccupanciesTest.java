package io.cygi.command.booking;

import static io.cygi.command.Samples.FAN;
import static io.cygi.command.Samples.NOW;
import static io.cygi.command.Samples.ORGANIZER;
import static io.cygi.command.Samples.OTHER_FAN;
import static io.cygi.command.Samples.details;
import static org.assertj.core.api.Assertions.assertThat;

import io.cygi.command.concert.CatalogueEntry;
import io.cygi.command.concert.ConcertStatus;
import io.cygi.command.writers.TwoCommandSides;
import io.cygi.contracts.reservation.BookingFailure;
import io.cygi.contracts.reservation.ReservationEvent.ReservationRejected;
import io.cygi.contracts.seat.SeatCommand.HoldSeat;
import io.cygi.contracts.value.ConcertId;
import io.cygi.contracts.value.ReservationId;
import io.cygi.contracts.value.SeatId;
import io.cygi.contracts.value.SeatNumber;
import io.cygi.messaging.TimeOrderedIds;
import io.cygi.messaging.store.history.EventHistory;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Occupancies on a real event store, which do not learn of every event. */
class OccupanciesTest {

    private static TwoCommandSides sides;

    private final CatalogueEntry concert =
            new CatalogueEntry(new ConcertId(TimeOrderedIds.next()), ORGANIZER, ConcertStatus.ON_SALE, details(NOW));
    private final Occupancies occupancies =
            new Occupancies(sides.bean(EventHistory.class)::read, new BookingsUnderWay(10), (ids, reader) -> false);

    @BeforeAll
    static void start() {
        sides = new TwoCommandSides();
    }

    @AfterAll
    static void stop() {
        sides.close();
    }

    @Test
    void readsNothingBeforeTheStreamOfEventsHasBegun() throws Exception {
        CompletableFuture<ConcertOccupancy> asked = CompletableFuture.supplyAsync(() -> occupancies.of(concert));
        SeatNumber seat = hold("A-1-1");
        assertThat(asked).isNotDone();

        occupancies.begin();

        assertThat(asked.get(20, TimeUnit.SECONDS).free(seat)).isFalse();
    }

    @Test
    void learnsFromARejectionThatASeatIsTaken() {
        occupancies.begin();
        ConcertOccupancy occupancy = occupancies.of(concert);
        ReservationId reservation = new ReservationId(concert.concertId(), TimeOrderedIds.next());
        List<SeatNumber> offered = occupancy.claimBest(reservation, FAN, 4, "A", 2);
        SeatNumber missed = hold(offered.getFirst().toString());

        occupancies.on(new ReservationRejected(reservation, BookingFailure.SEAT_TAKEN, List.of(missed), false, NOW));

        ReservationId next = new ReservationId(concert.concertId(), TimeOrderedIds.next());
        assertThat(occupancy.claimBest(next, OTHER_FAN, 4, "A", 2)).doesNotContain(missed);
    }

    /** {@return a seat that somebody has held without these occupancies being told} */
    private SeatNumber hold(String seat) {
        SeatNumber number = SeatNumber.parse(seat);
        sides.second()
                .send(new HoldSeat(
                        new SeatId(concert.concertId(), number),
                        new ReservationId(concert.concertId(), TimeOrderedIds.next()),
                        NOW.plusSeconds(300),
                        NOW));
        return number;
    }
}
