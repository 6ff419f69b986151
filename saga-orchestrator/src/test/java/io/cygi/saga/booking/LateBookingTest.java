package io.cygi.saga.booking;

import static io.cygi.saga.Samples.FAN;
import static io.cygi.saga.Samples.HOLD_UNTIL;
import static io.cygi.saga.Samples.NOW;
import static io.cygi.saga.Samples.RESERVATION;
import static io.cygi.saga.Samples.WALLET;
import static io.cygi.saga.Samples.requested;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cygi.contracts.ProblemCode;
import io.cygi.contracts.RefusedException;
import io.cygi.contracts.reservation.BookingFailure;
import io.cygi.contracts.reservation.ReservationCommand.ConfirmReservation;
import io.cygi.contracts.reservation.ReservationCommand.HoldReservation;
import io.cygi.contracts.reservation.ReservationCommand.RejectReservation;
import io.cygi.contracts.reservation.ReservationCommand.ResumeBooking;
import io.cygi.contracts.reservation.ReservationEvent.ReservationRequested;
import io.cygi.contracts.value.Money;
import io.cygi.contracts.wallet.WalletCommand.DeclinePayment;
import io.cygi.saga.BookingCompensation;
import io.cygi.saga.RecordedCommands;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The step of a booking that was parked, or waited for the database, and runs around the end of the hold. */
class LateBookingTest {

    private final RecordedCommands commands = new RecordedCommands();

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 86_400_000})
    void takesNothingAndIsRejectedAfterTheHold(long millisAfter) {
        Instant late = HOLD_UNTIL.plusMillis(millisAfter);

        assertThat(steps(late).book(requested(false))).isFalse();

        assertThat(commands.take()).containsExactly(new ResumeBooking(RESERVATION), rejection(0, late));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 86_400_000})
    void declinesItsPaymentBeforeItIsRejected(long millisAfter) {
        Instant late = HOLD_UNTIL.plusMillis(millisAfter);

        assertThat(steps(late).book(requested(true))).isFalse();

        assertThat(commands.take())
                .containsExactly(
                        new ResumeBooking(RESERVATION),
                        new DeclinePayment(WALLET, RESERVATION, 1, late),
                        rejection(1, late));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void isNeitherDeclinedNorRejectedIfItHasEnded(boolean handsFree) {
        commands.refusing(ResumeBooking.class, new RefusedException(ProblemCode.INVALID_STATE, ""));

        assertThat(steps(HOLD_UNTIL).book(requested(handsFree))).isFalse();

        assertThat(commands.take()).containsExactly(new ResumeBooking(RESERVATION));
    }

    @Test
    void declinesNoPaymentIfItCostsNothing() {
        ReservationRequested free =
                new ReservationRequested(RESERVATION, FAN, List.of(), Money.ZERO, true, 4, HOLD_UNTIL, NOW);

        assertThat(steps(HOLD_UNTIL).book(free)).isFalse();

        assertThat(commands.take()).containsExactly(new ResumeBooking(RESERVATION), rejection(1, HOLD_UNTIL));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 86_400_000})
    void isConfirmedIfItIsPaidAlready(long millisAfter) {
        commands.refusing(
                DeclinePayment.class, new RefusedException(ProblemCode.INVALID_STATE, "The reservation is paid."));

        assertThat(steps(HOLD_UNTIL.plusMillis(millisAfter)).book(requested(true)))
                .isTrue();

        assertThat(commands.take()).last().isInstanceOf(ConfirmReservation.class);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void isNotRejectedIfItsPaymentCannotBeDeclined(boolean database) {
        RuntimeException fault = database
                ? new EventStoreException("The database does not answer.")
                : new IllegalStateException("a fault");
        commands.failing(command -> command instanceof DeclinePayment ? fault : null);

        assertThatThrownBy(() -> steps(HOLD_UNTIL).book(requested(true))).isSameAs(fault);

        assertThat(commands.take()).noneMatch(RejectReservation.class::isInstance);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void continuesUntilTheHoldEnds(boolean handsFree) {
        assertThat(steps(HOLD_UNTIL.minusMillis(1)).book(requested(handsFree))).isEqualTo(handsFree);

        assertThat(commands.take()).last().isInstanceOf(handsFree ? ConfirmReservation.class : HoldReservation.class);
    }

    private static RejectReservation rejection(int attempt, Instant at) {
        return new RejectReservation(RESERVATION, attempt, BookingFailure.HOLD_EXPIRED, List.of(), at);
    }

    private BookingSteps steps(Instant now) {
        Clock clock = Clock.fixed(now, ZoneOffset.UTC);
        return new BookingSteps(commands, new BookingCompensation(commands, clock), clock);
    }
}
