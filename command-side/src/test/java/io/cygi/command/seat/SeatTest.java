package io.cygi.command.seat;

import static io.cygi.command.Samples.A11;
import static io.cygi.command.Samples.CONCERT;
import static io.cygi.command.Samples.NOW;
import static io.cygi.command.Samples.OTHER_RESERVATION;
import static io.cygi.command.Samples.RESERVATION;
import static io.cygi.command.Samples.SEAT;

import io.cygi.command.Samples;
import io.cygi.contracts.ProblemCode;
import io.cygi.contracts.seat.SeatCommand.HoldSeat;
import io.cygi.contracts.seat.SeatCommand.ReleaseSeat;
import io.cygi.contracts.seat.SeatCommand.SellSeat;
import io.cygi.contracts.seat.SeatEvent.SeatHeld;
import io.cygi.contracts.seat.SeatEvent.SeatHoldBarred;
import io.cygi.contracts.seat.SeatEvent.SeatReleased;
import io.cygi.contracts.seat.SeatEvent.SeatSold;
import java.time.Instant;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;
import org.junit.jupiter.api.Test;

class SeatTest {

    private static final Instant HOLD_UNTIL = NOW.plusSeconds(300);
    private static final SeatHeld HELD = new SeatHeld(CONCERT, A11, RESERVATION, HOLD_UNTIL, NOW);
    private static final SeatSold SOLD = new SeatSold(CONCERT, A11, RESERVATION, NOW);
    private static final SeatReleased RELEASED = new SeatReleased(CONCERT, A11, RESERVATION, NOW);

    private final AggregateTestFixture<Seat> seat = Samples.fixture(Seat.class);

    @Test
    void isHeldByTheFirstReservation() {
        seat.givenNoPriorActivity()
                .when(new HoldSeat(SEAT, RESERVATION, HOLD_UNTIL, NOW))
                .expectEvents(HELD);
    }

    @Test
    void doesNothingForAHoldThatIsRepeated() {
        seat.given(HELD).when(new HoldSeat(SEAT, RESERVATION, HOLD_UNTIL, NOW)).expectNoEvents();
        seat.given(HELD, SOLD)
                .when(new HoldSeat(SEAT, RESERVATION, HOLD_UNTIL, NOW))
                .expectNoEvents();
    }

    @Test
    void rejectsAHoldOnAHeldSeat() {
        refused(seat.given(HELD).when(new HoldSeat(SEAT, OTHER_RESERVATION, HOLD_UNTIL, NOW)), ProblemCode.SEAT_TAKEN);
    }

    @Test
    void rejectsAHoldOnASoldSeat() {
        refused(
                seat.given(HELD, SOLD).when(new HoldSeat(SEAT, OTHER_RESERVATION, HOLD_UNTIL, NOW)),
                ProblemCode.SEAT_TAKEN);
    }

    @Test
    void isHeldByAnotherAfterItsRelease() {
        seat.given(HELD, SOLD, RELEASED)
                .when(new HoldSeat(SEAT, OTHER_RESERVATION, HOLD_UNTIL, NOW))
                .expectEvents(new SeatHeld(CONCERT, A11, OTHER_RESERVATION, HOLD_UNTIL, NOW));
    }

    @Test
    void rejectsALateHoldOfAReservationThatGaveItBack() {
        refused(
                seat.given(HELD, RELEASED).when(new HoldSeat(SEAT, RESERVATION, HOLD_UNTIL, NOW)),
                ProblemCode.INVALID_STATE);
    }

    @Test
    void isSoldOnceToTheReservationThatHoldsIt() {
        seat.given(HELD).when(new SellSeat(SEAT, RESERVATION, NOW)).expectEvents(SOLD);
        seat.given(HELD, SOLD).when(new SellSeat(SEAT, RESERVATION, NOW)).expectNoEvents();
    }

    @Test
    void rejectsASaleToAnyOther() {
        refused(seat.given(HELD).when(new SellSeat(SEAT, OTHER_RESERVATION, NOW)), ProblemCode.INVALID_STATE);
        refused(seat.given(HELD, RELEASED).when(new SellSeat(SEAT, RESERVATION, NOW)), ProblemCode.INVALID_STATE);
    }

    @Test
    void isReleasedOnceAndOnlyByItsReservation() {
        seat.given(HELD, SOLD).when(new ReleaseSeat(SEAT, RESERVATION, NOW)).expectEvents(RELEASED);
        seat.given(HELD, RELEASED).when(new ReleaseSeat(SEAT, RESERVATION, NOW)).expectNoEvents();
    }

    @Test
    void barsAReservationThatGivesItBackBeforeItsHold() {
        SeatHoldBarred barred = new SeatHoldBarred(CONCERT, A11, RESERVATION, NOW);
        seat.givenNoPriorActivity()
                .when(new ReleaseSeat(SEAT, RESERVATION, NOW))
                .expectEvents(barred);
        seat.given(barred).when(new ReleaseSeat(SEAT, RESERVATION, NOW)).expectNoEvents();
        refused(seat.given(barred).when(new HoldSeat(SEAT, RESERVATION, HOLD_UNTIL, NOW)), ProblemCode.INVALID_STATE);
        seat.given(barred)
                .when(new HoldSeat(SEAT, OTHER_RESERVATION, HOLD_UNTIL, NOW))
                .expectEvents(new SeatHeld(CONCERT, A11, OTHER_RESERVATION, HOLD_UNTIL, NOW));
    }

    @Test
    void staysWithItsReservationWhenAnotherIsBarred() {
        SeatHoldBarred barred = new SeatHoldBarred(CONCERT, A11, OTHER_RESERVATION, NOW);
        seat.given(HELD).when(new ReleaseSeat(SEAT, OTHER_RESERVATION, NOW)).expectEvents(barred);
        seat.given(HELD, barred).when(new SellSeat(SEAT, RESERVATION, NOW)).expectEvents(SOLD);
    }

    private static ResultValidator<Seat> refused(ResultValidator<Seat> result, ProblemCode code) {
        return result.expectNoEvents().expectException(Samples.refusal(code));
    }
}
