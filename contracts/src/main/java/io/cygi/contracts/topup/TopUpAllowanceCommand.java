package io.cygi.contracts.topup;

import io.cygi.contracts.value.Money;
import io.cygi.contracts.value.TopUpAllowanceId;
import io.cygi.contracts.value.TopUpId;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** A command to an account's top-up allowance. */
public sealed interface TopUpAllowanceCommand {

    /** {@return the allowance} */
    TopUpAllowanceId allowanceId();

    /**
     * Claims an amount for a top-up. Refused with {@code LIMIT_EXCEEDED} where that makes more than {@code dayLimit} on the
     * day in Seoul, or more than {@code openMax} top-ups that have not ended.
     */
    record ClaimTopUp(
            @TargetAggregateIdentifier TopUpAllowanceId allowanceId,
            TopUpId topUpId,
            Money amount,
            String returnUrl,
            Money dayLimit,
            int openMax,
            Instant expiresAt,
            Instant at)
            implements TopUpAllowanceCommand {}

    /** Closes a claim whose top-up has ended. Only what was credited counts towards the day's limit from then on. */
    record CloseTopUpClaim(
            @TargetAggregateIdentifier TopUpAllowanceId allowanceId, TopUpId topUpId, boolean credited, Instant at)
            implements TopUpAllowanceCommand {}
}
