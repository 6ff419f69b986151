package io.cygi.contracts.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.cygi.contracts.seat.SeatCommand;
import io.cygi.contracts.topup.TopUpDetails;
import io.cygi.contracts.value.ConcertId;
import io.cygi.contracts.value.ReservationId;
import io.cygi.contracts.value.SeatId;
import io.cygi.contracts.value.SeatNumber;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class CommandTypesTest {

    /** Processes of different versions send each other these names. A name may be added; none may change. */
    private static final List<String> FROZEN = List.of(
            "claim-allowance",
            "return-allowance",
            "schedule-concert",
            "change-concert",
            "change-poster",
            "open-sales",
            "close-sales",
            "close-concert",
            "cancel-concert",
            "request-reservation",
            "resume-booking",
            "resume-payment",
            "hold-reservation",
            "start-payment",
            "confirm-reservation",
            "fail-payment",
            "reject-reservation",
            "expire-reservation",
            "cancel-reservation",
            "quote-cancellation",
            "quote-hold-extension",
            "extend-hold",
            "withdraw-reservation",
            "complete-cancellation",
            "hold-seat",
            "sell-seat",
            "release-seat",
            "claim-top-up",
            "close-top-up-allowance",
            "reopen-top-up-allowance",
            "close-top-up-claim",
            "request-top-up",
            "inspect-top-up",
            "record-ready",
            "start-approval",
            "refuse-approval",
            "record-payment",
            "complete-top-up",
            "cancel-top-up",
            "fail-top-up",
            "expire-top-up",
            "record-return",
            "request-refund",
            "refuse-refund",
            "complete-refund",
            "open-wallet",
            "top-up-wallet",
            "pay-reservation",
            "decline-payment",
            "refund-reservation",
            "take-back-top-up",
            "give-back-top-up",
            "credit-payout",
            "close-wallet",
            "reopen-wallet");

    private sealed interface Orders {

        record HoldSeat() implements Orders {}
    }

    private sealed interface OtherOrders {

        record HoldSeat() implements OtherOrders {}
    }

    @Test
    void keepsTheNames() {
        assertThat(CommandTypes.PLATFORM.all()).extracting(CommandType::name).containsExactlyElementsOf(FROZEN);
    }

    @Test
    void findsACommandByNameAndByRecord() {
        CommandTypes types = CommandTypes.PLATFORM;
        SeatId seat = new SeatId(new ConcertId("0195a000-0000-7000-8000-000000000001"), SeatNumber.parse("A-1-1"));
        CommandType type = types.of(new SeatCommand.ReleaseSeat(
                seat,
                ReservationId.parse(
                        "0195a000-0000-7000-8000-000000000001/reservation/0195a000-0000-7000-8000-00000000000a"),
                Instant.EPOCH));

        assertThat(type).isEqualTo(new CommandType("release-seat", SeatCommand.ReleaseSeat.class, null));
        assertThat(types.find("release-seat")).contains(type);
        assertThat(types.find("ReleaseSeat")).isEmpty();
    }

    @Test
    void hasTheTypeOfEachAnswer() {
        assertThat(CommandTypes.PLATFORM.find("inspect-top-up").orElseThrow().answer())
                .isEqualTo(TopUpDetails.class);
    }

    @Test
    void refusesAClassThatIsNoCommand() {
        assertThatIllegalArgumentException().isThrownBy(() -> CommandTypes.PLATFORM.of("hold-seat"));
    }

    @Test
    void refusesTwoCommandsOfOneName() {
        assertThatIllegalStateException()
                .isThrownBy(() -> CommandTypes.of(List.of(Orders.class, OtherOrders.class)))
                .withMessageContaining("hold-seat");
    }
}
