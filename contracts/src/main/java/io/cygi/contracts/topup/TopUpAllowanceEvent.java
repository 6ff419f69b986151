package io.cygi.contracts.topup;

import io.cygi.contracts.EventName;
import io.cygi.contracts.value.Money;
import io.cygi.contracts.value.TopUpAllowanceId;
import io.cygi.contracts.value.TopUpId;
import java.time.Instant;
import org.axonframework.serialization.Revision;

/** An event of an account's top-up allowance: the top-ups that are open, and the amounts of a day. */
public sealed interface TopUpAllowanceEvent {

    /** {@return the allowance} */
    TopUpAllowanceId allowanceId();

    /** {@return the time at which it happened} */
    Instant at();

    /**
     * An amount was claimed. The event holds all that creates the top-up, so that a claim never stays without one.
     *
     * @param topUpId the top-up
     * @param amount the amount that is to be credited
     * @param returnUrl the address to which the fan returns from the provider
     * @param expiresAt the time until which it can be approved
     */
    @EventName("top-up-allowance.claimed")
    @Revision("1")
    record TopUpClaimed(
            TopUpAllowanceId allowanceId,
            TopUpId topUpId,
            Money amount,
            String returnUrl,
            Instant expiresAt,
            Instant at)
            implements TopUpAllowanceEvent {}

    /**
     * The top-up ended.
     *
     * @param topUpId the top-up
     * @param credited whether it was credited
     */
    @EventName("top-up-allowance.claim-closed")
    @Revision("1")
    record TopUpClaimClosed(TopUpAllowanceId allowanceId, TopUpId topUpId, boolean credited, Instant at)
            implements TopUpAllowanceEvent {}

    /** The allowance was closed, because its account is erased. No top-up was open. */
    @EventName("top-up-allowance.closed")
    @Revision("1")
    record TopUpAllowanceClosed(TopUpAllowanceId allowanceId, Instant at) implements TopUpAllowanceEvent {}

    /** The allowance was opened again, because the erasure of its account was given up. */
    @EventName("top-up-allowance.reopened")
    @Revision("1")
    record TopUpAllowanceReopened(TopUpAllowanceId allowanceId, Instant at) implements TopUpAllowanceEvent {}
}
