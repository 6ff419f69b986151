package io.cygi.query.reservation;

import static org.assertj.core.api.Assertions.assertThat;

import io.cygi.contracts.ProblemCode;
import io.cygi.contracts.reservation.BookingFailure;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Callers see the same codes that the API had before events had reasons of the domain. */
class FailureCodesTest {

    @ParameterizedTest
    @CsvSource({
        "SEAT_TAKEN, SEAT_TAKEN",
        "LIMIT_EXCEEDED, LIMIT_EXCEEDED",
        "HOLD_EXPIRED, HOLD_EXPIRED",
        "INSUFFICIENT_FUNDS, INSUFFICIENT_FUNDS",
        "WALLET_MISSING, NOT_FOUND",
        "STATE_CHANGED, INVALID_STATE"
    })
    void translatesTheReason(BookingFailure reason, ProblemCode code) {
        assertThat(FailureCodes.of(reason)).isEqualTo(code);
    }
}
