package io.cygi.command.topup;

import static io.cygi.command.Samples.FAN;
import static io.cygi.command.Samples.NOW;
import static io.cygi.command.Samples.refusal;

import io.cygi.command.Samples;
import io.cygi.contracts.ProblemCode;
import io.cygi.contracts.topup.TopUpCommand.CompleteRefund;
import io.cygi.contracts.topup.TopUpCommand.RecordReady;
import io.cygi.contracts.topup.TopUpCommand.RecordReturn;
import io.cygi.contracts.topup.TopUpCommand.RefuseApproval;
import io.cygi.contracts.topup.TopUpEvent.TopUpCancelled;
import io.cygi.contracts.topup.TopUpEvent.TopUpCredited;
import io.cygi.contracts.topup.TopUpEvent.TopUpPaid;
import io.cygi.contracts.topup.TopUpEvent.TopUpReady;
import io.cygi.contracts.topup.TopUpEvent.TopUpRequested;
import io.cygi.contracts.value.Money;
import io.cygi.contracts.value.TopUpId;
import java.time.Instant;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;

/** Commands that a top-up refuses in the state that it is in. */
class TopUpGuardsTest {

    private static final TopUpId ID = new TopUpId(FAN, "0195a000-0000-7000-8000-0000000000aa");
    private static final Money AMOUNT = Money.krw(100_000);
    private static final Instant END = NOW.plusSeconds(900);
    private static final TopUpRequested REQUESTED = new TopUpRequested(ID, AMOUNT, "/", END, NOW);
    private static final TopUpReady READY = new TopUpReady(ID, "T1", "https://pay/1", null, END, NOW);

    private final AggregateTestFixture<TopUp> topUp = Samples.fixture(TopUp.class);

    @Test
    void getsNoPaymentOnceItIsCancelled() {
        topUp.given(REQUESTED, new TopUpCancelled(ID, NOW))
                .when(new RecordReady(ID, "T1", "https://pay/1", null, END, NOW))
                .expectException(refusal(ProblemCode.INVALID_STATE));
    }

    @Test
    void refusesNoApprovalThatNeverBegan() {
        topUp.given(REQUESTED).when(new RefuseApproval(ID, NOW)).expectException(refusal(ProblemCode.INVALID_STATE));
    }

    @Test
    void returnsNoPaymentWhileItMayBeCredited() {
        topUp.given(REQUESTED, READY)
                .when(new RecordReturn(ID, NOW))
                .expectException(refusal(ProblemCode.INVALID_STATE));
    }

    @Test
    void completesNoRefundThatWasNotRequested() {
        topUp.given(REQUESTED, READY, new TopUpPaid(ID, AMOUNT, NOW), new TopUpCredited(ID, NOW))
                .when(new CompleteRefund(ID, 0, NOW))
                .expectException(refusal(ProblemCode.INVALID_STATE));
    }
}
