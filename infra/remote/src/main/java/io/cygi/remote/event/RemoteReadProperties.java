package io.cygi.remote.event;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings of reading stored events from other processes.
 *
 * @param attempt the longest wait for the answer of one replica; after it another one is asked
 * @param patience the longest time of a read, with all answers that it needs, attempts and pauses; after it the event store counts
 *     as unavailable
 */
@ConfigurationProperties("cygi.reads")
public record RemoteReadProperties(
        @DefaultValue("5s") Duration attempt,
        @DefaultValue("10s") Duration patience) {

    /** Checks the durations. */
    public RemoteReadProperties {
        if (!attempt.isPositive() || patience.compareTo(attempt) < 0) {
            throw new IllegalArgumentException(
                    "the durations under cygi.reads are positive, and the patience is as long as an attempt at least");
        }
    }
}
