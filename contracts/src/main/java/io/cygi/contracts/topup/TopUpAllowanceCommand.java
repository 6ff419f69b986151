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
     * day in Seoul, or more than {@code openMax} top-ups that have not ended; with {@code INVALID_STATE} where the allowance is
     * closed.
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
     * Closes the allowance of an account that is erased: from then on it refuses claims. Refused with {@code INVALID_STATE} where
     * a top-up has not ended, or where a later erasure has begun.
     *
     * @param at when the erasure began; of two erasures of an account the later one has the later time
     */
    record CloseTopUpAllowance(@TargetAggregateIdentifier TopUpAllowanceId allowanceId, Instant at)
            implements TopUpAllowanceCommand {}

    /**
     * Opens the allowance again, because the account is not erased after all. Does nothing where a later erasure has begun, and
     * bars a close of the same erasure that arrives afterwards.
     *
     * @param at when the erasure began
     */
    record ReopenTopUpAllowance(@TargetAggregateIdentifier TopUpAllowanceId allowanceId, Instant at)
            implements TopUpAllowanceCommand {}

    /** Closes a claim whose top-up has ended. Only what was credited counts towards the day's limit from then on. */
    record CloseTopUpClaim(
            @TargetAggregateIdentifier TopUpAllowanceId allowanceId, TopUpId topUpId, boolean credited, Instant at)
            implements TopUpAllowanceCommand {}
}
