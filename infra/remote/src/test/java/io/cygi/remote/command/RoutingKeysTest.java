package io.cygi.remote.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.cygi.contracts.allowance.AllowanceCommand.ClaimAllowance;
import io.cygi.contracts.catalogue.CommandType;
import io.cygi.contracts.catalogue.CommandTypes;
import io.cygi.contracts.reservation.ReservationCommand.ResumeBooking;
import io.cygi.contracts.seat.SeatCommand.HoldSeat;
import io.cygi.contracts.wallet.WalletCommand.PayReservation;
import java.util.List;
import org.junit.jupiter.api.Test;

class RoutingKeysTest {

    private static Object sample(Class<?> type) throws ReflectiveOperationException {
        return CommandSamples.of(type);
    }

    @Test
    void isTheAccountAtAnyPositionInTheList() throws ReflectiveOperationException {
        assertThat(RoutingKeys.of(List.of(sample(ResumeBooking.class), sample(ClaimAllowance.class))))
                .isEqualTo("fan-1");
        assertThat(RoutingKeys.of(List.of(sample(HoldSeat.class), sample(PayReservation.class))))
                .isEqualTo("fan-1");
    }

    @Test
    void isTheFirstAggregateIfThereIsNoAccount() throws ReflectiveOperationException {
        ResumeBooking first = (ResumeBooking) sample(ResumeBooking.class);

        assertThat(RoutingKeys.of(List.of(first, sample(HoldSeat.class))))
                .isEqualTo(first.reservationId().toString());
    }

    @Test
    void isThereForEachCommand() throws ReflectiveOperationException {
        for (CommandType type : CommandTypes.PLATFORM.all()) {
            assertThat(RoutingKeys.of(List.of(sample(type.payload()))))
                    .as(type.name())
                    .isNotEmpty();
        }
    }

    @Test
    void refusesAClassThatIsNoCommand() {
        assertThatIllegalArgumentException().isThrownBy(() -> RoutingKeys.of(List.of("hold-seat")));
    }
}
