package io.cygi.contracts.topup;

import io.cygi.contracts.value.Money;
import io.cygi.contracts.value.TopUpId;
import java.time.Instant;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** An event of a top-up. Nothing in it is personal, and the fan's approval is never in it. */
public sealed interface TopUpEvent {

    /** {@return the top-up} */
    TopUpId topUpId();

    /** {@return when it happened} */
    Instant at();

    /** The top-up was requested. */
    @Revision("1")
    record TopUpRequested(TopUpId topUpId, Money amount, String returnUrl, Instant expiresAt, Instant at)
            implements TopUpEvent {}

    /** The provider waits for the fan's approval. */
    @Revision("1")
    record TopUpReady(
            TopUpId topUpId,
            String tid,
            String redirectUrl,
            @Nullable String mobileRedirectUrl,
            Instant expiresAt,
            Instant at)
            implements TopUpEvent {}

    /** The fan approved. */
    @Revision("1")
    record TopUpApprovalStarted(TopUpId topUpId, Instant at) implements TopUpEvent {}

    /** The provider refused the approval and took nothing. */
    @Revision("1")
    record TopUpApprovalRefused(TopUpId topUpId, Instant at) implements TopUpEvent {}

    /** The provider took the money. */
    @Revision("1")
    record TopUpPaid(TopUpId topUpId, Money amount, Instant at) implements TopUpEvent {}

    /** The wallet was credited. */
    @Revision("1")
    record TopUpCredited(TopUpId topUpId, Instant at) implements TopUpEvent {}

    /** The payment failed. */
    @Revision("1")
    record TopUpFailed(TopUpId topUpId, TopUpReason reason, Instant at) implements TopUpEvent {}

    /** The fan cancelled. */
    @Revision("1")
    record TopUpCancelled(TopUpId topUpId, Instant at) implements TopUpEvent {}

    /** The time was over. */
    @Revision("1")
    record TopUpExpired(TopUpId topUpId, Instant at) implements TopUpEvent {}

    /** What the provider took for a top-up that had ended was given back. */
    @Revision("1")
    record TopUpPaymentReturned(TopUpId topUpId, Instant at) implements TopUpEvent {}

    /** An admin began to give the money back. */
    @Revision("1")
    record TopUpRefundRequested(TopUpId topUpId, int attempt, Money amount, RefundReason reason, Instant at)
            implements TopUpEvent {}

    /** An attempt to refund ended without a refund. */
    @Revision("1")
    record TopUpRefundRefused(TopUpId topUpId, int attempt, TopUpReason reason, Instant at) implements TopUpEvent {}

    /** The points were taken back and the payment was cancelled. */
    @Revision("1")
    record TopUpRefunded(TopUpId topUpId, int attempt, Instant at) implements TopUpEvent {}
}
