package io.cygi.messaging.step;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Decides when a parked step is retried automatically: after growing pauses, a bounded number of times.
 *
 * @param first the pause before the first retry
 */
public record RetryBackoff(Duration first) {

    static final Duration PAUSE_MAX = Duration.ofHours(1);
    static final int RETRIES_MAX = 10;

    boolean due(@Nullable StepFailure failure, Instant lastTried, Instant now) {
        if (failure == null) {
            // The event only waited behind another, which is done.
            return true;
        }
        return failure.retries() < RETRIES_MAX
                && !lastTried.plus(pause(failure.retries())).isAfter(now);
    }

    private Duration pause(int retries) {
        Duration pause = first.multipliedBy(1L << retries);
        return pause.compareTo(PAUSE_MAX) > 0 ? PAUSE_MAX : pause;
    }
}
