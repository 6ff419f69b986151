package io.cygi.command.topup;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.cygi.contracts.ProblemCode;
import io.cygi.contracts.RefusedException;
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
import java.util.Arrays;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/**
 * Decides the outcome of a top-up. Points are credited only after it has become PAID, and a top-up that has ended never
 * becomes PAID. However late, often or out of order the provider's reports arrive, a wallet is credited once or the
 * money is given back.
 */
@Aggregate(type = "top-up", repository = "topUpRepository")
class TopUp {

    @AggregateIdentifier
    private TopUpId topUpId;

    private TopUpState state = TopUpState.REQUESTED;
    private Money amount = Money.ZERO;
    private Instant expiresAt = Instant.EPOCH;
    private @Nullable String tid;
    private boolean requested;
    private boolean approvalStarted;
    private boolean returned;
    private int refundAttempt;

    TopUp() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(RequestTopUp command) {
        if (requested) {
            return;
        }
        if (!command.amount().positive()) {
            throw new IllegalArgumentException("an amount that moves is positive");
        }
        apply(new TopUpRequested(
                command.topUpId(), command.amount(), command.returnUrl(), command.expiresAt(), command.at()));
    }

    @CommandHandler
    TopUpDetails handle(InspectTopUp command) {
        return new TopUpDetails(state, amount, tid, expiresAt, approvalStarted, returned, refundAttempt);
    }

    @CommandHandler
    void handle(RecordReady command) {
        if (tid != null) {
            return;
        }
        requireOneOf(TopUpState.REQUESTED);
        apply(new TopUpReady(
                topUpId,
                command.tid(),
                command.redirectUrl(),
                command.mobileRedirectUrl(),
                command.expiresAt(),
                command.at()));
    }

    @CommandHandler
    void handle(StartApproval command) {
        if (state != TopUpState.APPROVING) {
            requireOneOf(TopUpState.READY);
            apply(new TopUpApprovalStarted(topUpId, command.at()));
        }
    }

    @CommandHandler
    void handle(RefuseApproval command) {
        if (state != TopUpState.READY) {
            requireOneOf(TopUpState.APPROVING);
            apply(new TopUpApprovalRefused(topUpId, command.at()));
        }
    }

    /** Records the payment, even if its approval was taken for refused, because the money has been taken. */
    @CommandHandler
    void handle(RecordPayment command) {
        if (state == TopUpState.PAID || state == TopUpState.CREDITED) {
            return;
        }
        requireOneOf(TopUpState.READY, TopUpState.APPROVING);
        apply(
                command.paid().equals(amount)
                        ? new TopUpPaid(topUpId, command.paid(), command.at())
                        : new TopUpFailed(topUpId, TopUpReason.AMOUNT_DIFFERS, command.at()));
    }

    @CommandHandler
    void handle(CompleteTopUp command) {
        if (state != TopUpState.CREDITED) {
            requireOneOf(TopUpState.PAID);
            apply(new TopUpCredited(topUpId, command.at()));
        }
    }

    @CommandHandler
    void handle(CancelTopUp command) {
        if (state != TopUpState.CANCELLED) {
            requireUnpaid();
            apply(new TopUpCancelled(topUpId, command.at()));
        }
    }

    @CommandHandler
    void handle(FailTopUp command) {
        if (state != TopUpState.FAILED) {
            requireUnpaid();
            apply(new TopUpFailed(topUpId, TopUpReason.PAYMENT_FAILED, command.at()));
        }
    }

    @CommandHandler
    void handle(ExpireTopUp command) {
        if (state != TopUpState.EXPIRED) {
            requireUnpaid();
            if (command.at().isBefore(expiresAt)) {
                throw new RefusedException(ProblemCode.INVALID_STATE, "The top-up can still be approved.");
            }
            apply(new TopUpExpired(topUpId, command.at()));
        }
    }

    @CommandHandler
    void handle(RecordReturn command) {
        if (!returned) {
            requireOneOf(TopUpState.FAILED, TopUpState.CANCELLED, TopUpState.EXPIRED);
            apply(new TopUpPaymentReturned(topUpId, command.at()));
        }
    }

    @CommandHandler
    int handle(RequestRefund command) {
        if (state != TopUpState.REFUNDING) {
            requireOneOf(TopUpState.CREDITED);
            apply(new TopUpRefundRequested(topUpId, refundAttempt + 1, amount, command.reason(), command.at()));
        }
        return refundAttempt;
    }

    @CommandHandler
    void handle(RefuseRefund command) {
        if (state == TopUpState.REFUNDING && command.attempt() == refundAttempt) {
            apply(new TopUpRefundRefused(topUpId, command.attempt(), command.reason(), command.at()));
        }
    }

    @CommandHandler
    void handle(CompleteRefund command) {
        if (state != TopUpState.REFUNDED) {
            requireOneOf(TopUpState.REFUNDING);
            if (command.attempt() != refundAttempt) {
                throw new RefusedException(ProblemCode.INVALID_STATE, "Another refund is under way.");
            }
            apply(new TopUpRefunded(topUpId, command.attempt(), command.at()));
        }
    }

    @EventSourcingHandler
    void on(TopUpRequested event) {
        topUpId = event.topUpId();
        requested = true;
        amount = event.amount();
        expiresAt = event.expiresAt();
    }

    @EventSourcingHandler
    void on(TopUpReady event) {
        state = TopUpState.READY;
        tid = event.tid();
        expiresAt = event.expiresAt();
    }

    @EventSourcingHandler
    void on(TopUpApprovalStarted event) {
        state = TopUpState.APPROVING;
        approvalStarted = true;
    }

    @EventSourcingHandler
    void on(TopUpApprovalRefused event) {
        state = TopUpState.READY;
    }

    @EventSourcingHandler
    void on(TopUpPaid event) {
        state = TopUpState.PAID;
    }

    @EventSourcingHandler
    void on(TopUpCredited event) {
        state = TopUpState.CREDITED;
    }

    @EventSourcingHandler
    void on(TopUpFailed event) {
        state = TopUpState.FAILED;
    }

    @EventSourcingHandler
    void on(TopUpCancelled event) {
        state = TopUpState.CANCELLED;
    }

    @EventSourcingHandler
    void on(TopUpExpired event) {
        state = TopUpState.EXPIRED;
    }

    @EventSourcingHandler
    void on(TopUpPaymentReturned event) {
        returned = true;
    }

    @EventSourcingHandler
    void on(TopUpRefundRequested event) {
        state = TopUpState.REFUNDING;
        refundAttempt = event.attempt();
    }

    @EventSourcingHandler
    void on(TopUpRefundRefused event) {
        state = TopUpState.CREDITED;
    }

    @EventSourcingHandler
    void on(TopUpRefunded event) {
        state = TopUpState.REFUNDED;
    }

    private void requireUnpaid() {
        requireOneOf(TopUpState.REQUESTED, TopUpState.READY, TopUpState.APPROVING);
    }

    private void requireOneOf(TopUpState... allowed) {
        if (!Arrays.asList(allowed).contains(state)) {
            throw new RefusedException(ProblemCode.INVALID_STATE, "The top-up is " + state + ".");
        }
    }
}
