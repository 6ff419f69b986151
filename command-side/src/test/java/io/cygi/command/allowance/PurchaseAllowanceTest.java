package io.cygi.command.allowance;

import static io.cygi.command.Samples.CONCERT;
import static io.cygi.command.Samples.FAN;
import static io.cygi.command.Samples.NOW;
import static io.cygi.command.Samples.OTHER_RESERVATION;
import static io.cygi.command.Samples.RESERVATION;
import static io.cygi.command.Samples.refusal;

import io.cygi.command.Samples;
import io.cygi.contracts.ProblemCode;
import io.cygi.contracts.allowance.AllowanceCommand.ClaimAllowance;
import io.cygi.contracts.allowance.AllowanceCommand.ReturnAllowance;
import io.cygi.contracts.allowance.AllowanceEvent.AllowanceClaimBarred;
import io.cygi.contracts.allowance.AllowanceEvent.AllowanceClaimed;
import io.cygi.contracts.allowance.AllowanceEvent.AllowanceReturned;
import io.cygi.contracts.value.AllowanceId;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;

class PurchaseAllowanceTest {

    private static final AllowanceId ALLOWANCE = new AllowanceId(CONCERT, FAN);
    private static final AllowanceClaimed CLAIMED = new AllowanceClaimed(ALLOWANCE, RESERVATION, 3, 3, NOW);
    private static final AllowanceReturned RETURNED = new AllowanceReturned(ALLOWANCE, RESERVATION, 0, NOW);

    private final AggregateTestFixture<PurchaseAllowance> allowance = Samples.fixture(PurchaseAllowance.class);

    @Test
    void isClaimedUpToTheLimit() {
        allowance
                .given(CLAIMED)
                .when(new ClaimAllowance(ALLOWANCE, OTHER_RESERVATION, 1, 4, NOW))
                .expectEvents(new AllowanceClaimed(ALLOWANCE, OTHER_RESERVATION, 1, 4, NOW));
    }

    @Test
    void rejectsAClaimOverTheLimit() {
        allowance
                .given(CLAIMED)
                .when(new ClaimAllowance(ALLOWANCE, OTHER_RESERVATION, 2, 4, NOW))
                .expectNoEvents()
                .expectException(refusal(ProblemCode.LIMIT_EXCEEDED));
    }

    @Test
    void doesNothingForAClaimThatIsRepeated() {
        allowance
                .given(CLAIMED)
                .when(new ClaimAllowance(ALLOWANCE, RESERVATION, 3, 4, NOW))
                .expectNoEvents();
    }

    @Test
    void isReturnedOnce() {
        allowance
                .given(CLAIMED)
                .when(new ReturnAllowance(ALLOWANCE, RESERVATION, NOW))
                .expectEvents(RETURNED);
        allowance
                .given(CLAIMED, RETURNED)
                .when(new ReturnAllowance(ALLOWANCE, RESERVATION, NOW))
                .expectNoEvents();
    }

    @Test
    void barsAReservationThatReturnsItBeforeItsClaim() {
        AllowanceClaimBarred barred = new AllowanceClaimBarred(ALLOWANCE, OTHER_RESERVATION, 3, NOW);
        allowance
                .given(CLAIMED)
                .when(new ReturnAllowance(ALLOWANCE, OTHER_RESERVATION, NOW))
                .expectEvents(barred);
        allowance
                .given(CLAIMED, barred)
                .when(new ReturnAllowance(ALLOWANCE, OTHER_RESERVATION, NOW))
                .expectNoEvents();
        allowance
                .given(CLAIMED, barred)
                .when(new ClaimAllowance(ALLOWANCE, OTHER_RESERVATION, 1, 4, NOW))
                .expectNoEvents()
                .expectException(refusal(ProblemCode.INVALID_STATE));
    }

    @Test
    void rejectsALateClaimOfAReservationThatGaveItsSeatsBack() {
        allowance
                .given(CLAIMED, RETURNED)
                .when(new ClaimAllowance(ALLOWANCE, RESERVATION, 3, 4, NOW))
                .expectNoEvents()
                .expectException(refusal(ProblemCode.INVALID_STATE));
    }

    @Test
    void canBeClaimedAgainByAnotherReservation() {
        allowance
                .given(CLAIMED, RETURNED)
                .when(new ClaimAllowance(ALLOWANCE, OTHER_RESERVATION, 4, 4, NOW))
                .expectEvents(new AllowanceClaimed(ALLOWANCE, OTHER_RESERVATION, 4, 4, NOW));
    }
}
