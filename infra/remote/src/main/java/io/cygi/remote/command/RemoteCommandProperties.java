package io.cygi.remote.command;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings of sending commands from this process.
 *
 * @param transport whether commands go to the aggregates of this process or to the replicas of the command side
 * @param attempt the longest wait for the answer of one replica; after it the commands are sent to another one
 * @param patience the longest wait of a caller for the outcome; after it the command side counts as unavailable. It is less
 *     than the timeout of a saga's step
 * @param connectTimeout the longest wait for a connection; after it the replica counts as not reached
 */
@ConfigurationProperties("cygi.commands")
public record RemoteCommandProperties(
        @DefaultValue("local") Transport transport,
        @DefaultValue("3s") Duration attempt,
        @DefaultValue("20s") Duration patience,
        @DefaultValue("300ms") Duration connectTimeout) {

    /** The path of the command side's endpoint. */
    public static final String PATH = "/internal/v1/commands";

    /** The process of the aggregates. */
    public enum Transport {
        /** The aggregates are in this process. */
        LOCAL,
        /** The aggregates are in the processes under {@code cygi.services.command-side}. */
        REMOTE
    }

    /** Checks the durations. */
    public RemoteCommandProperties {
        if (!attempt.isPositive() || !connectTimeout.isPositive() || patience.compareTo(attempt) < 0) {
            throw new IllegalArgumentException(
                    "the durations under cygi.commands are positive, and the patience is as long as an attempt at least");
        }
    }
}
