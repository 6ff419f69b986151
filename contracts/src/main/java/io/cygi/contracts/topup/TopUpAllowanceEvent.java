package io.cygi.contracts.topup;

import io.cygi.contracts.value.Money;
import io.cygi.contracts.value.TopUpAllowanceId;
import io.cygi.contracts.value.TopUpId;
import java.time.Instant;
import org.axonframework.serialization.Revision;

/** An event of an account's top-up allowance. */
public sealed interface TopUpAllowanceEvent {

    /** {@return the allowance} */
    TopUpAllowanceId allowanceId();

    /** {@return when it happened} */
    Instant at();

    /** An amount was claimed. It holds all that the top-up is made from, so that a claim never stays without one. */
    @Revision("1")
    record TopUpClaimed(
            TopUpAllowanceId allowanceId,
            TopUpId topUpId,
            Money amount,
            String returnUrl,
            Instant expiresAt,
            Instant at)
            implements TopUpAllowanceEvent {}

    /** The top-up ended. */
    @Revision("1")
    record TopUpClaimClosed(TopUpAllowanceId allowanceId, TopUpId topUpId, boolean credited, Instant at)
            implements TopUpAllowanceEvent {}

    /** The allowance was closed, because its account is erased. No top-up was open. */
    @Revision("1")
    record TopUpAllowanceClosed(TopUpAllowanceId allowanceId, Instant at) implements TopUpAllowanceEvent {}

    /** The allowance was opened again, because its account is not erased after all. */
    @Revision("1")
    record TopUpAllowanceReopened(TopUpAllowanceId allowanceId, Instant at) implements TopUpAllowanceEvent {}
}
