package io.cygi.contracts.concert;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The step of a refund policy that applies at a moment.
 *
 * @param name which step
 * @param percent of the price that is refunded, 0 to 100
 * @param until the last moment of the step, null where it has no end
 */
public record RefundStep(Name name, int percent, @Nullable Instant until) {

    /** All of the price, because the concert is cancelled. */
    public static final RefundStep OF_CANCELLED_CONCERT = new RefundStep(Name.CONCERT_CANCELLED, 100, null);

    /** The steps. */
    public enum Name {
        /** Everything. */
        FULL,
        /** The policy's percentage. */
        PARTIAL,
        /** Nothing. */
        NONE,
        /** Everything, because the concert is cancelled. */
        CONCERT_CANCELLED
    }
}
