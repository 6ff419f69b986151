package io.cygi.command.topup;

import static io.cygi.command.Samples.FAN;
import static io.cygi.command.Samples.NOW;
import static io.cygi.command.Samples.refusal;

import io.cygi.command.Samples;
import io.cygi.contracts.ProblemCode;
import io.cygi.contracts.topup.RefundReason;
import io.cygi.contracts.topup.TopUpCommand.CancelTopUp;
import io.cygi.contracts.topup.TopUpCommand.CompleteRefund;
import io.cygi.contracts.topup.TopUpCommand.CompleteTopUp;
import io.cygi.contracts.topup.TopUpCommand.ExpireTopUp;
import io.cygi.contracts.topup.TopUpCommand.FailTopUp;
import io.cygi.contracts.topup.TopUpCommand.InspectTopUp;
import io.cygi.contracts.topup.TopUpCommand.RecordPayment;
import io.cygi.contracts.topup.TopUpCommand.RecordReady;
import io.cygi.contracts.topup.TopUpCommand.RecordReturn;
import io.cygi.contracts.topup.TopUpCommand.RefuseApproval;
import io.cygi.contracts.topup.TopUpCommand.RefuseRefund;
import io.cygi.contracts.topup.TopUpCommand.RequestRefund;
import io.cygi.contracts.topup.TopUpCommand.RequestTopUp;
import io.cygi.contracts.topup.TopUpCommand.StartApproval;
import io.cygi.contracts.topup.TopUpDetails;
import io.cygi.contracts.topup.TopUpEvent.TopUpApprovalRefused;
import io.cygi.contracts.topup.TopUpEvent.TopUpApprovalStarted;
import io.cygi.contracts.topup.TopUpEvent.TopUpCancelled;
import io.cygi.contracts.topup.TopUpEvent.TopUpCredited;
import io.cygi.contracts.topup.TopUpEvent.TopUpExpired;
import io.cygi.contracts.topup.TopUpEvent.TopUpFailed;
import io.cygi.contracts.topup.TopUpEvent.TopUpPaid;
import io.cygi.contracts.topup.TopUpEvent.TopUpPaymentReturned;
import io.cygi.contracts.topup.TopUpEvent.TopUpReady;
import io.cygi.contracts.topup.TopUpEvent.TopUpRefundRefused;
import io.cygi.contracts.topup.TopUpEvent.TopUpRefundRequested;
import io.cygi.contracts.topup.TopUpEvent.TopUpRefunded;
import io.cygi.contracts.topup.TopUpEvent.TopUpRequested;
import io.cygi.contracts.topup.TopUpReason;
import io.cygi.contracts.topup.TopUpState;
import io.cygi.contracts.value.Money;
import io.cygi.contracts.value.TopUpId;
import java.time.Instant;
import java.util.stream.Stream;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TopUpTest {

    private static final TopUpId ID = new TopUpId(FAN, "0195a000-0000-7000-8000-0000000000aa");
    private static final Money AMOUNT = Money.krw(100_000);
    private static final Instant END = NOW.plusSeconds(900);
    private static final TopUpRequested REQUESTED = new TopUpRequested(ID, AMOUNT, "/", END, NOW);
    private static final TopUpReady READY = new TopUpReady(ID, "T1", "https://pay/1", null, END, NOW);
    private static final TopUpApprovalStarted APPROVING = new TopUpApprovalStarted(ID, NOW);
    private static final TopUpPaid PAID = new TopUpPaid(ID, AMOUNT, NOW);
    private static final TopUpCredited CREDITED = new TopUpCredited(ID, NOW);
    private static final TopUpRefundRequested REFUNDING =
            new TopUpRefundRequested(ID, 1, AMOUNT, RefundReason.MISTAKE, NOW);

    private final AggregateTestFixture<TopUp> topUp = Samples.fixture(TopUp.class);

    @Test
    void goesFromRequestToCredit() {
        topUp.givenNoPriorActivity()
                .when(new RequestTopUp(ID, AMOUNT, "/", END, NOW))
                .expectEvents(REQUESTED);
        topUp.given(REQUESTED)
                .when(new RecordReady(ID, "T1", "https://pay/1", null, END, NOW))
                .expectEvents(READY);
        topUp.given(REQUESTED, READY).when(new StartApproval(ID, NOW)).expectEvents(APPROVING);
        topUp.given(REQUESTED, READY, APPROVING)
                .when(new RecordPayment(ID, AMOUNT, NOW))
                .expectEvents(PAID);
        topUp.given(REQUESTED, READY, APPROVING, PAID)
                .when(new CompleteTopUp(ID, NOW))
                .expectEvents(CREDITED);
    }

    @Test
    void doesNothingForARepeatedCommand() {
        topUp.given(REQUESTED).when(new RequestTopUp(ID, AMOUNT, "/", END, NOW)).expectNoEvents();
        topUp.given(REQUESTED, READY)
                .when(new RecordReady(ID, "T2", "https://pay/2", null, END, NOW))
                .expectNoEvents();
        topUp.given(REQUESTED, READY, APPROVING)
                .when(new StartApproval(ID, NOW))
                .expectNoEvents();
        topUp.given(REQUESTED, READY, APPROVING, PAID)
                .when(new RecordPayment(ID, AMOUNT, NOW))
                .expectNoEvents();
        topUp.given(REQUESTED, READY, APPROVING, PAID, CREDITED)
                .when(new RecordPayment(ID, AMOUNT, NOW))
                .expectNoEvents();
        topUp.given(REQUESTED, READY, APPROVING, PAID, CREDITED)
                .when(new CompleteTopUp(ID, NOW))
                .expectNoEvents();
    }

    static Stream<Object> ends() {
        return Stream.of(
                new TopUpExpired(ID, END),
                new TopUpCancelled(ID, NOW),
                new TopUpFailed(ID, TopUpReason.PAYMENT_FAILED, NOW));
    }

    @ParameterizedTest
    @MethodSource("ends")
    void isNeverPaidOrCreditedAfterItsEnd(Object end) {
        for (Object command :
                new Object[] {new RecordPayment(ID, AMOUNT, NOW), new CompleteTopUp(ID, NOW), new StartApproval(ID, NOW)
                }) {
            topUp.given(REQUESTED, READY, APPROVING, end)
                    .when(command)
                    .expectNoEvents()
                    .expectException(refusal(ProblemCode.INVALID_STATE));
        }
    }

    @ParameterizedTest
    @MethodSource("ends")
    void recordsOnceThatALatePaymentWasReturned(Object end) {
        TopUpPaymentReturned returned = new TopUpPaymentReturned(ID, NOW);
        topUp.given(REQUESTED, READY, APPROVING, end)
                .when(new RecordReturn(ID, NOW))
                .expectEvents(returned);
        topUp.given(REQUESTED, READY, APPROVING, end, returned)
                .when(new RecordReturn(ID, NOW))
                .expectNoEvents();
    }

    @Test
    void doesNotEndWithoutACreditOnceItIsPaid() {
        for (Object command :
                new Object[] {new ExpireTopUp(ID, END), new CancelTopUp(ID, END), new FailTopUp(ID, END)}) {
            topUp.given(REQUESTED, READY, APPROVING, PAID)
                    .when(command)
                    .expectNoEvents()
                    .expectException(refusal(ProblemCode.INVALID_STATE));
            topUp.given(REQUESTED, READY, APPROVING, PAID, CREDITED)
                    .when(command)
                    .expectNoEvents()
                    .expectException(refusal(ProblemCode.INVALID_STATE));
        }
    }

    @Test
    void expiresAtItsEndAndNotBefore() {
        topUp.given(REQUESTED, READY)
                .when(new ExpireTopUp(ID, END.minusMillis(1)))
                .expectNoEvents()
                .expectException(refusal(ProblemCode.INVALID_STATE));
        topUp.given(REQUESTED, READY).when(new ExpireTopUp(ID, END)).expectEvents(new TopUpExpired(ID, END));
    }

    @Test
    void failsIfAnotherAmountWasTaken() {
        for (long other : new long[] {99_999, 100_001, 0}) {
            topUp.given(REQUESTED, READY, APPROVING)
                    .when(new RecordPayment(ID, Money.krw(other), NOW))
                    .expectEvents(new TopUpFailed(ID, TopUpReason.AMOUNT_DIFFERS, NOW));
        }
    }

    @Test
    void mayBeApprovedAndPaidAfterARefusal() {
        TopUpApprovalRefused refused = new TopUpApprovalRefused(ID, NOW);
        topUp.given(REQUESTED, READY, APPROVING)
                .when(new RefuseApproval(ID, NOW))
                .expectEvents(refused);
        topUp.given(REQUESTED, READY, APPROVING, refused)
                .when(new StartApproval(ID, NOW))
                .expectEvents(APPROVING);
        topUp.given(REQUESTED, READY, APPROVING, refused)
                .when(new RecordPayment(ID, AMOUNT, NOW))
                .expectEvents(PAID);
    }

    @Test
    void isRefundedOnceAndOnlyIfItIsCredited() {
        topUp.given(REQUESTED, READY, APPROVING, PAID, CREDITED)
                .when(new RequestRefund(ID, RefundReason.MISTAKE, NOW))
                .expectResultMessagePayload(1)
                .expectEvents(REFUNDING);
        topUp.given(REQUESTED, READY, APPROVING, PAID, CREDITED, REFUNDING)
                .when(new RequestRefund(ID, RefundReason.OTHER, NOW))
                .expectResultMessagePayload(1)
                .expectNoEvents();
        topUp.given(REQUESTED, READY, APPROVING, PAID, CREDITED, REFUNDING)
                .when(new CompleteRefund(ID, 1, NOW))
                .expectEvents(new TopUpRefunded(ID, 1, NOW));
        topUp.given(REQUESTED, READY, APPROVING, PAID, CREDITED, REFUNDING, new TopUpRefunded(ID, 1, NOW))
                .when(new RequestRefund(ID, RefundReason.MISTAKE, NOW))
                .expectNoEvents()
                .expectException(refusal(ProblemCode.INVALID_STATE));
        topUp.given(REQUESTED, READY)
                .when(new RequestRefund(ID, RefundReason.MISTAKE, NOW))
                .expectNoEvents()
                .expectException(refusal(ProblemCode.INVALID_STATE));
    }

    @Test
    void numbersItsAttemptsToRefund() {
        TopUpRefundRefused refused = new TopUpRefundRefused(ID, 1, TopUpReason.INSUFFICIENT_FUNDS, NOW);
        topUp.given(REQUESTED, READY, APPROVING, PAID, CREDITED, REFUNDING)
                .when(new RefuseRefund(ID, 1, TopUpReason.INSUFFICIENT_FUNDS, NOW))
                .expectEvents(refused);
        topUp.given(REQUESTED, READY, APPROVING, PAID, CREDITED, REFUNDING, refused)
                .when(new RequestRefund(ID, RefundReason.MISTAKE, NOW))
                .expectResultMessagePayload(2);
        topUp.given(
                        REQUESTED,
                        READY,
                        APPROVING,
                        PAID,
                        CREDITED,
                        REFUNDING,
                        refused,
                        new TopUpRefundRequested(ID, 2, AMOUNT, RefundReason.MISTAKE, NOW))
                .when(new RefuseRefund(ID, 1, TopUpReason.INSUFFICIENT_FUNDS, NOW))
                .expectNoEvents();
    }

    @Test
    void completesOnlyTheRefundUnderWay() {
        TopUpRefundRefused refused = new TopUpRefundRefused(ID, 1, TopUpReason.REFUND_REFUSED, NOW);
        TopUpRefundRequested second = new TopUpRefundRequested(ID, 2, AMOUNT, RefundReason.MISTAKE, NOW);
        for (int other : new int[] {1, 3}) {
            topUp.given(REQUESTED, READY, APPROVING, PAID, CREDITED, REFUNDING, refused, second)
                    .when(new CompleteRefund(ID, other, NOW))
                    .expectNoEvents()
                    .expectException(refusal(ProblemCode.INVALID_STATE));
        }
        topUp.given(REQUESTED, READY, APPROVING, PAID, CREDITED, REFUNDING, refused, second)
                .when(new CompleteRefund(ID, 2, NOW))
                .expectEvents(new TopUpRefunded(ID, 2, NOW));
    }

    @Test
    void answersItsState() {
        topUp.given(REQUESTED, READY, APPROVING)
                .when(new InspectTopUp(ID))
                .expectNoEvents()
                .expectResultMessagePayload(new TopUpDetails(TopUpState.APPROVING, AMOUNT, "T1", END, true, false, 0));
    }
}
