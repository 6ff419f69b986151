package io.cygi.contracts.topup;

import io.cygi.contracts.EventName;
import io.cygi.contracts.value.Money;
import io.cygi.contracts.value.TopUpId;
import java.time.Instant;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** An event of a top-up. Nothing in it is personal, and the fan's approval is never in it. */
public sealed interface TopUpEvent {

    /** {@return the top-up} */
    TopUpId topUpId();

    /** {@return the time at which it happened} */
    Instant at();

    /**
     * The top-up was requested.
     *
     * @param amount the amount that is to be credited
     * @param returnUrl the address to which the fan returns from the provider
     * @param expiresAt the time until which it can be approved
     */
    @EventName("top-up.requested")
    @Revision("1")
    record TopUpRequested(TopUpId topUpId, Money amount, String returnUrl, Instant expiresAt, Instant at)
            implements TopUpEvent {}

    /**
     * The provider waits for the fan's approval.
     *
     * @param tid the identifier of the payment at the provider
     * @param redirectUrl the address of the provider's page
     * @param mobileRedirectUrl the address of its page for phones, or null
     * @param expiresAt the time until which it can be approved
     */
    @EventName("top-up.ready")
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
    @EventName("top-up.approval-started")
    @Revision("1")
    record TopUpApprovalStarted(TopUpId topUpId, Instant at) implements TopUpEvent {}

    /** The provider refused the approval and took nothing. */
    @EventName("top-up.approval-refused")
    @Revision("1")
    record TopUpApprovalRefused(TopUpId topUpId, Instant at) implements TopUpEvent {}

    /**
     * The provider took the money.
     *
     * @param amount the amount that it took
     */
    @EventName("top-up.paid")
    @Revision("1")
    record TopUpPaid(TopUpId topUpId, Money amount, Instant at) implements TopUpEvent {}

    /** The wallet was credited. */
    @EventName("top-up.credited")
    @Revision("1")
    record TopUpCredited(TopUpId topUpId, Instant at) implements TopUpEvent {}

    /**
     * The payment failed.
     *
     * @param reason the reason of the failure
     */
    @EventName("top-up.failed")
    @Revision("1")
    record TopUpFailed(TopUpId topUpId, TopUpReason reason, Instant at) implements TopUpEvent {}

    /** The fan cancelled. */
    @EventName("top-up.cancelled")
    @Revision("1")
    record TopUpCancelled(TopUpId topUpId, Instant at) implements TopUpEvent {}

    /** The top-up was not paid in time. */
    @EventName("top-up.expired")
    @Revision("1")
    record TopUpExpired(TopUpId topUpId, Instant at) implements TopUpEvent {}

    /** The provider had taken money for a top-up that had ended, and has given it back. */
    @EventName("top-up.payment-returned")
    @Revision("1")
    record TopUpPaymentReturned(TopUpId topUpId, Instant at) implements TopUpEvent {}

    /**
     * An admin began to give the money back.
     *
     * @param attempt the number of the attempt, from 1
     * @param amount the amount that goes back
     * @param reason the reason that the admin chose
     */
    @EventName("top-up.refund-requested")
    @Revision("1")
    record TopUpRefundRequested(TopUpId topUpId, int attempt, Money amount, RefundReason reason, Instant at)
            implements TopUpEvent {}

    /**
     * An attempt to refund ended without a refund.
     *
     * @param attempt the number of the attempt
     * @param reason the reason of the refusal
     */
    @EventName("top-up.refund-refused")
    @Revision("1")
    record TopUpRefundRefused(TopUpId topUpId, int attempt, TopUpReason reason, Instant at) implements TopUpEvent {}

    /**
     * The points were taken back and the payment was cancelled.
     *
     * @param attempt the number of the attempt
     */
    @EventName("top-up.refunded")
    @Revision("1")
    record TopUpRefunded(TopUpId topUpId, int attempt, Instant at) implements TopUpEvent {}
}
