package io.cygi.contracts.concert;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The step of a refund policy that applies at a moment.
 *
 * @param name the name of the step
 * @param percent the percentage of the price that is refunded, 0 to 100
 * @param until the last moment of the step, null if the step has no end
 */
public record RefundStep(Name name, int percent, @Nullable Instant until) {

    /** The step of a cancelled concert: a refund of the whole price. */
    public static final RefundStep OF_CANCELLED_CONCERT = new RefundStep(Name.CONCERT_CANCELLED, 100, null);

    /** The names of the steps. */
    public enum Name {
        /** The fan gets the whole price back. */
        FULL,
        /** The fan gets the policy's percentage of the price back. */
        PARTIAL,
        /** The fan gets nothing back. */
        NONE,
        /** The fan gets the whole price back, because the concert is cancelled. */
        CONCERT_CANCELLED
    }
}
