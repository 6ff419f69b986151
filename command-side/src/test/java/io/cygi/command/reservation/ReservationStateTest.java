package io.cygi.command.reservation;

import static io.cygi.command.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cygi.contracts.ProblemCode;
import io.cygi.contracts.reservation.ExtensionTerms;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A refused command tells the fan the state of the reservation. */
class ReservationStateTest {

    @ParameterizedTest
    @CsvSource({"PAYING, being paid", "CANCELLING, being cancelled", "CONFIRMED, CONFIRMED", "EXPIRED, EXPIRED"})
    void namesTheStateInARefusal(ReservationState state, String words) {
        assertThat(state.refusal().code()).isEqualTo(ProblemCode.INVALID_STATE);
        assertThat(state.refusal().detail())
                .isEqualTo("The reservation is " + words + "; this cannot be done with it now.");
    }

    @ParameterizedTest
    @CsvSource({"0, Holds of this concert cannot be extended.", "1, The hold has been extended as often as"})
    void saysWhyAHoldIsNotExtended(int max, String begin) {
        Hold hold = new Hold(NOW.plusSeconds(60), 1);

        assertThatThrownBy(() -> hold.next(ReservationState.HELD, new ExtensionTerms(max, 60), NOW))
                .hasMessageStartingWith(begin);
    }
}
