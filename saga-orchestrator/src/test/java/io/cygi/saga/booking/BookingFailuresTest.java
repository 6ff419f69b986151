package io.cygi.saga.booking;

import static org.assertj.core.api.Assertions.assertThat;

import io.cygi.contracts.ProblemCode;
import io.cygi.contracts.reservation.BookingFailure;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Each refusal of a step has a reason of the domain. */
class BookingFailuresTest {

    @ParameterizedTest
    @CsvSource({
        "SEAT_TAKEN, SEAT_TAKEN",
        "LIMIT_EXCEEDED, LIMIT_EXCEEDED",
        "HOLD_EXPIRED, HOLD_EXPIRED",
        "INSUFFICIENT_FUNDS, INSUFFICIENT_FUNDS",
        "NOT_FOUND, WALLET_MISSING",
        "INVALID_STATE, STATE_CHANGED"
    })
    void translatesACodeIntoAReason(ProblemCode code, BookingFailure failure) {
        assertThat(BookingFailures.of(code)).isEqualTo(failure);
    }

    /** Expects a reason for every code, because a booking has to end, whatever the refusal. */
    @ParameterizedTest
    @EnumSource
    void hasAReasonForEveryCode(ProblemCode code) {
        assertThat(BookingFailures.of(code)).isNotNull();
    }
}
