package io.cygi.command.booking;

import static io.cygi.command.Samples.FAN;
import static io.cygi.command.Samples.ORGANIZER;
import static io.cygi.command.Samples.details;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.cygi.command.writers.TwoCommandSides;
import io.cygi.contracts.ProblemCode;
import io.cygi.contracts.RefusedException;
import io.cygi.contracts.allowance.AllowanceCommand.ClaimAllowance;
import io.cygi.contracts.allowance.AllowanceCommand.ReturnAllowance;
import io.cygi.contracts.concert.ConcertCommand.OpenSales;
import io.cygi.contracts.concert.ConcertCommand.ScheduleConcert;
import io.cygi.contracts.seat.SeatCommand.HoldSeat;
import io.cygi.contracts.seat.SeatCommand.ReleaseSeat;
import io.cygi.contracts.value.AllowanceId;
import io.cygi.contracts.value.ConcertId;
import io.cygi.contracts.value.ReservationId;
import io.cygi.contracts.value.SeatId;
import io.cygi.contracts.value.SeatNumber;
import io.cygi.messaging.TimeOrderedIds;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** One command side holds and frees seats while the other is asked for them. */
class ConfirmedRefusalTest {

    private static final int ROUNDS = 6;

    /** The concert's purchase limit. */
    private static final int LIMIT = 4;

    private static TwoCommandSides sides;

    private final Instant now = Instant.now();
    private final ConcertId concert = new ConcertId(TimeOrderedIds.next());
    private final BookingService bookings = sides.bean(BookingService.class);

    @BeforeAll
    static void start() {
        sides = new TwoCommandSides();
    }

    @AfterAll
    static void stop() {
        sides.close();
    }

    @Test
    void offersASeatThatAnotherProcessHasFreed() {
        onSale();
        SeatNumber seat = SeatNumber.parse("A-1-1");
        for (int round = 0; round < ROUNDS; round++) {
            ReservationId holder = new ReservationId(concert, TimeOrderedIds.next());
            sides.second().send(new HoldSeat(new SeatId(concert, seat), holder, now.plusSeconds(300), now));
            assertTaken(new BookingRequest(List.of(seat), null, null));
            sides.second().send(new ReleaseSeat(new SeatId(concert, seat), holder, now));

            bookings.decide(concert, FAN, new BookingRequest(List.of(seat), null, null))
                    .whenFailed()
                    .run();
        }
    }

    @Test
    void offersTheBestSeatsThatAnotherProcessHasFreed() {
        onSale();
        BookingRequest best = new BookingRequest(null, new BookingRequest.BestAvailable("B", 1), null);
        List<SeatId> all = IntStream.range(0, 10)
                .mapToObj(seat -> new SeatId(concert, SeatNumber.parse("B-" + (seat / 5 + 1) + "-" + (seat % 5 + 1))))
                .toList();
        ReservationId holder = new ReservationId(concert, TimeOrderedIds.next());
        all.forEach(seat -> sides.second().send(new HoldSeat(seat, holder, now.plusSeconds(300), now)));
        awaitRefused(best);

        sides.second().send(new ReleaseSeat(all.get(7), holder, now));

        assertThat(bookings.decide(concert, FAN, best).answer().seats()).hasSize(1);
    }

    @Test
    void offersASeatAfterAnotherProcessHasReturnedTheAllowance() {
        onSale();
        AllowanceId allowance = new AllowanceId(concert, FAN);
        BookingRequest request = new BookingRequest(List.of(SeatNumber.parse("A-2-1")), null, null);
        for (int round = 0; round < ROUNDS; round++) {
            ReservationId holder = new ReservationId(concert, TimeOrderedIds.next());
            sides.second().send(new ClaimAllowance(allowance, holder, LIMIT, LIMIT, now));
            awaitRefused(request);
            assertThatThrownBy(() -> bookings.decide(concert, FAN, request))
                    .isInstanceOfSatisfying(RefusedException.class, refusal -> assertThat(refusal.code())
                            .isEqualTo(ProblemCode.LIMIT_EXCEEDED));
            sides.second().send(new ReturnAllowance(allowance, holder, now));

            bookings.decide(concert, FAN, request).whenFailed().run();
        }
    }

    private void onSale() {
        sides.first().send(new ScheduleConcert(concert, ORGANIZER, details(now.plus(Duration.ofDays(1))), now));
        sides.first().send(new OpenSales(concert, now.plus(Duration.ofDays(1))));
    }

    private void assertTaken(BookingRequest request) {
        awaitRefused(request);
        assertThatThrownBy(() -> bookings.decide(concert, FAN, request))
                .isInstanceOfSatisfying(RefusedException.class, refusal -> assertThat(refusal.code())
                        .isEqualTo(ProblemCode.SEAT_TAKEN));
    }

    /** Offers rest on what is seen, which may lag: the seat itself refuses then. */
    private void awaitRefused(BookingRequest request) {
        await().atMost(Duration.ofSeconds(10))
                .pollInterval(Duration.ofMillis(10))
                .until(() -> refused(request));
    }

    private boolean refused(BookingRequest request) {
        try {
            bookings.decide(concert, FAN, request).whenFailed().run();
            return false;
        } catch (RefusedException refusal) {
            return true;
        }
    }
}
