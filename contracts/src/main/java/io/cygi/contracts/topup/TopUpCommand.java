package io.cygi.contracts.topup;

import io.cygi.contracts.AnsweredBy;
import io.cygi.contracts.Question;
import io.cygi.contracts.value.Money;
import io.cygi.contracts.value.TopUpId;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * A command to a top-up. Each change happens once; a command that is repeated does nothing, and one that conflicts with
 * what has happened is refused with {@code INVALID_STATE}.
 */
public sealed interface TopUpCommand {

    /** {@return the top-up} */
    TopUpId topUpId();

    /** Requests the top-up. */
    record RequestTopUp(
            @TargetAggregateIdentifier TopUpId topUpId, Money amount, String returnUrl, Instant expiresAt, Instant at)
            implements TopUpCommand {}

    /** Asks for the state of the top-up. The answer is {@link TopUpDetails}. */
    @AnsweredBy(TopUpDetails.class)
    record InspectTopUp(@TargetAggregateIdentifier TopUpId topUpId) implements TopUpCommand, Question {}

    /**
     * Records that the provider waits for the fan. Only the first tid counts; a later one was never shown to the fan,
     * and its payment lapses at the provider.
     */
    record RecordReady(
            @TargetAggregateIdentifier TopUpId topUpId,
            String tid,
            String redirectUrl,
            @Nullable String mobileRedirectUrl,
            Instant expiresAt,
            Instant at)
            implements TopUpCommand {}

    /** Records that the fan has approved, before the provider is asked to take the money. */
    record StartApproval(@TargetAggregateIdentifier TopUpId topUpId, Instant at) implements TopUpCommand {}

    /** Records that the provider has refused the fan's approval and has taken nothing. The fan may approve again. */
    record RefuseApproval(@TargetAggregateIdentifier TopUpId topUpId, Instant at) implements TopUpCommand {}

    /**
     * Records the amount that the provider has taken. The top-up becomes PAID if it is the requested amount, and FAILED
     * otherwise. Refused if the top-up has ended: then the money has to be given back.
     */
    record RecordPayment(@TargetAggregateIdentifier TopUpId topUpId, Money paid, Instant at) implements TopUpCommand {}

    /** Records that the wallet is credited. */
    record CompleteTopUp(@TargetAggregateIdentifier TopUpId topUpId, Instant at) implements TopUpCommand {}

    /** Ends a top-up that the fan has cancelled. Refused if the top-up is paid. */
    record CancelTopUp(@TargetAggregateIdentifier TopUpId topUpId, Instant at) implements TopUpCommand {}

    /** Ends a top-up whose payment has failed at the provider. Refused if the top-up is paid. */
    record FailTopUp(@TargetAggregateIdentifier TopUpId topUpId, Instant at) implements TopUpCommand {}

    /** Ends a top-up that was not paid in time. Refused if the top-up is paid, or before {@code expiresAt}. */
    record ExpireTopUp(@TargetAggregateIdentifier TopUpId topUpId, Instant at) implements TopUpCommand {}

    /** Records that the provider has given back what it took for a top-up that ended without a credit. */
    record RecordReturn(@TargetAggregateIdentifier TopUpId topUpId, Instant at) implements TopUpCommand {}

    /** Begins an attempt to give the money of a credited top-up back. The answer is the attempt's number. */
    @AnsweredBy(Integer.class)
    record RequestRefund(@TargetAggregateIdentifier TopUpId topUpId, RefundReason reason, Instant at)
            implements TopUpCommand {}

    /** Ends an attempt to refund without a refund. The top-up stays credited. */
    record RefuseRefund(@TargetAggregateIdentifier TopUpId topUpId, int attempt, TopUpReason reason, Instant at)
            implements TopUpCommand {}

    /** Records that the points are taken back and the payment is cancelled. */
    record CompleteRefund(@TargetAggregateIdentifier TopUpId topUpId, int attempt, Instant at)
            implements TopUpCommand {}
}
