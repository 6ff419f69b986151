package io.cygi.saga.booking;

import static io.cygi.saga.Samples.HOLD_UNTIL;
import static io.cygi.saga.Samples.RESERVATION;
import static io.cygi.saga.Samples.requested;
import static org.assertj.core.api.Assertions.assertThat;

import io.cygi.contracts.ProblemCode;
import io.cygi.contracts.reservation.ReservationCommand.ConfirmReservation;
import io.cygi.contracts.reservation.ReservationCommand.HoldReservation;
import io.cygi.contracts.reservation.ReservationCommand.RejectReservation;
import io.cygi.contracts.reservation.ReservationCommand.ResumeBooking;
import io.cygi.saga.RecordedCommands;
import io.cygi.saga.Undo;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The step of a booking that was parked, or waited for the database, and runs about the end of the hold. */
class LateBookingTest {

    private final RecordedCommands commands = new RecordedCommands();

    @ParameterizedTest
    @CsvSource({"true, 0", "true, 1", "true, 86400000", "false, 0", "false, 1", "false, 86400000"})
    void takesNothingAndIsRejectedAfterTheHold(boolean handsFree, long millisAfter) {
        Instant late = HOLD_UNTIL.plusMillis(millisAfter);

        assertThat(steps(late).book(requested(handsFree))).isFalse();

        assertThat(commands.take())
                .containsExactly(
                        new ResumeBooking(RESERVATION),
                        new RejectReservation(
                                RESERVATION, handsFree ? 1 : 0, ProblemCode.HOLD_EXPIRED, List.of(), late));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void goesOnUntilTheHoldEnds(boolean handsFree) {
        assertThat(steps(HOLD_UNTIL.minusMillis(1)).book(requested(handsFree))).isEqualTo(handsFree);

        assertThat(commands.take()).last().isInstanceOf(handsFree ? ConfirmReservation.class : HoldReservation.class);
    }

    private BookingSteps steps(Instant now) {
        Clock clock = Clock.fixed(now, ZoneOffset.UTC);
        return new BookingSteps(commands, new Undo(commands, clock), clock);
    }
}
