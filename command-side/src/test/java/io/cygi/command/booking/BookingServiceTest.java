package io.cygi.command.booking;

import static io.cygi.command.Samples.FAN;
import static io.cygi.command.Samples.ORGANIZER;
import static io.cygi.command.Samples.details;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cygi.command.concert.CatalogueEntry;
import io.cygi.command.concert.ConcertCatalogue;
import io.cygi.command.writers.TwoCommandSides;
import io.cygi.contracts.ProblemCode;
import io.cygi.contracts.RefusedException;
import io.cygi.contracts.concert.ConcertCommand.OpenSales;
import io.cygi.contracts.concert.ConcertCommand.ScheduleConcert;
import io.cygi.contracts.reservation.ReservationCommand.RequestReservation;
import io.cygi.contracts.seat.SeatEvent.SeatHeld;
import io.cygi.contracts.seat.SeatEvent.SeatHoldBarred;
import io.cygi.contracts.seat.SeatEvent.SeatReleased;
import io.cygi.contracts.value.ConcertId;
import io.cygi.contracts.value.ReservationId;
import io.cygi.contracts.value.SeatNumber;
import io.cygi.messaging.TimeOrderedIds;
import io.cygi.web.problem.BusyException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Decisions of bookings in a process that learns the events of seats only from the tests. */
class BookingServiceTest {

    private static final int UNDER_WAY_MAX = 1;
    private static final SeatNumber SEAT = SeatNumber.parse("A-1-1");
    private static final BookingRequest REQUEST = new BookingRequest(List.of(SEAT), null, null);

    private static TwoCommandSides sides;

    private final Instant now = Instant.now();
    private final ConcertId concert = new ConcertId(TimeOrderedIds.next());
    private final ReservationId holder = new ReservationId(concert, TimeOrderedIds.next());
    private final BookingsUnderWay underWay = new BookingsUnderWay(UNDER_WAY_MAX);
    private final AtomicInteger looks = new AtomicInteger();
    private BooleanSupplier refresh = () -> {
        throw new AssertionError("nothing is in doubt");
    };
    private Runnable beforeSecondLook = () -> {};
    private final Occupancies occupancies =
            new Occupancies((prefix, reader) -> {}, underWay, (ids, reader) -> refresh.getAsBoolean()) {
                @Override
                ConcertOccupancy of(CatalogueEntry entry) {
                    if (looks.incrementAndGet() == 2) {
                        beforeSecondLook.run();
                    }
                    return super.of(entry);
                }
            };
    private final BookingService bookings =
            new BookingService(sides.bean(ConcertCatalogue.class), occupancies, underWay, Clock.systemUTC());

    @BeforeAll
    static void start() {
        sides = new TwoCommandSides();
    }

    @AfterAll
    static void stop() {
        sides.close();
    }

    @BeforeEach
    void putOnSale() {
        sides.first().send(new ScheduleConcert(concert, ORGANIZER, details(now.plus(Duration.ofDays(1))), now));
        sides.first().send(new OpenSales(concert, now.plus(Duration.ofDays(1))));
        occupancies.begin();
    }

    @Test
    void takesASeatThatIsReleasedBeforeItsRefusalIsConfirmed() {
        beforeTheFirstLook(() -> occupancies.on(new SeatHeld(concert, SEAT, holder, now.plusSeconds(300), now), 0));
        beforeSecondLook = () -> occupancies.on(new SeatReleased(concert, SEAT, holder, now), 1);

        assertThat(bookings.decide(concert, FAN, REQUEST).answer().seats()).hasSize(1);
    }

    @Test
    void takesASeatWhoseClaimWasBarred() {
        RequestReservation claim =
                (RequestReservation) bookings.decide(concert, FAN, REQUEST).command();
        underWay.leave(claim.reservationId());
        refresh = () -> true;
        assertRefused();

        occupancies.on(new SeatHoldBarred(concert, SEAT, claim.reservationId(), now), 0);

        assertThat(bookings.decide(concert, FAN, REQUEST).answer().seats()).hasSize(1);
    }

    @Test
    void asksToTryAgainIfARefusalCannotBeConfirmed() {
        beforeTheFirstLook(() -> occupancies.on(new SeatHeld(concert, SEAT, holder, now.plusSeconds(300), now), 0));
        refresh = () -> false;

        assertThatThrownBy(() -> bookings.decide(concert, FAN, REQUEST)).isInstanceOf(BusyException.class);
        assertThat(underWay.full()).as("the place under way is given back").isFalse();
    }

    @Test
    void countsABookingAsUnderWayWhileItsRefusalIsConfirmed() {
        beforeTheFirstLook(() -> occupancies.on(new SeatHeld(concert, SEAT, holder, now.plusSeconds(300), now), 0));
        refresh = () -> {
            assertThat(underWay.full()).isTrue();
            return true;
        };

        assertRefused();
        assertThat(underWay.full()).isFalse();
    }

    private void assertRefused() {
        assertThatThrownBy(() -> bookings.decide(concert, FAN, REQUEST))
                .isInstanceOfSatisfying(RefusedException.class, refusal -> assertThat(refusal.code())
                        .isEqualTo(ProblemCode.SEAT_TAKEN));
    }

    /** Events of a concert that nobody has looked at are not remembered. */
    private void beforeTheFirstLook(Runnable events) {
        occupancies.of(sides.bean(ConcertCatalogue.class).find(concert).orElseThrow());
        events.run();
        looks.set(0);
    }
}
