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
     * Claims an amount for a top-up. Refused with {@code LIMIT_EXCEEDED} if the claims would exceed {@code dayLimit} on
     * the day in Seoul, or the open top-ups {@code openMax}; with {@code INVALID_STATE} if the allowance is closed.
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

    /**
     * Closes the allowance of an account that is erased: a closed allowance refuses claims. Refused with {@code
     * INVALID_STATE} if a top-up has not ended, or if a later erasure has begun.
     *
     * @param at the time at which the erasure began; of two erasures of an account the later one has the later time
     */
    record CloseTopUpAllowance(@TargetAggregateIdentifier TopUpAllowanceId allowanceId, Instant at)
            implements TopUpAllowanceCommand {}

    /**
     * Opens the allowance again, because the erasure of the account was given up. Does nothing if a later erasure has
     * begun, and bars a close of the same erasure that arrives afterwards.
     *
     * @param at the time at which the erasure began
     */
    record ReopenTopUpAllowance(@TargetAggregateIdentifier TopUpAllowanceId allowanceId, Instant at)
            implements TopUpAllowanceCommand {}

    /** Closes a claim whose top-up has ended. Only what was credited counts towards the day's limit from then on. */
    record CloseTopUpClaim(
            @TargetAggregateIdentifier TopUpAllowanceId allowanceId, TopUpId topUpId, boolean credited, Instant at)
            implements TopUpAllowanceCommand {}
}
