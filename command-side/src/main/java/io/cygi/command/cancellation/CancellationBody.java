package io.cygi.command.cancellation;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.cygi.contracts.concert.RefundStep;
import io.cygi.contracts.reservation.CancellationTerms;
import io.cygi.contracts.value.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The refund that cancelling a reservation now would give.
 *
 * @param refundable whether money would be given back
 * @param refund the amount that would be given back
 * @param policyStep the step that applies; absent if the reservation cannot be cancelled, or is cancelled already
 * @param until the last moment of the step; absent if the step has no end
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record CancellationBody(
        boolean refundable,
        Money refund,
        @Nullable Step policyStep,
        @Nullable Instant until) {

    /** The step of the refund policy that applies. */
    enum Step {
        /** Nothing has been paid; cancelling releases the seats. */
        UNPAID,
        /** The whole price is refunded. */
        FULL,
        /** A part of the price is refunded. */
        PARTIAL,
        /** No part of the price is refunded any more. */
        NONE,
        /** The whole price is refunded, because the concert is cancelled. */
        CONCERT_CANCELLED
    }

    static CancellationBody of(CancellationTerms terms, RefundStep policy) {
        return switch (terms.effect()) {
            case RELEASE -> new CancellationBody(false, terms.refund(), Step.UNPAID, terms.holdUntil());
            case REFUND ->
                new CancellationBody(
                        terms.refund().positive(),
                        terms.refund(),
                        Step.valueOf(policy.name().name()),
                        policy.until());
            case NONE -> new CancellationBody(false, terms.refund(), null, null);
        };
    }
}
