package io.cygi.remote.command;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the commands of this process travel.
 *
 * @param transport to the aggregates of this process, or to the replicas of the command side
 * @param attempt how long one replica is waited for before the commands are sent to another one
 * @param patience after which the caller is told that the command side does not answer. It is less than the timeout of a
 *     saga's step
 * @param connectTimeout after which a replica counts as not reached
 */
@ConfigurationProperties("cygi.commands")
public record RemoteCommandProperties(
        @DefaultValue("local") Transport transport,
        @DefaultValue("3s") Duration attempt,
        @DefaultValue("20s") Duration patience,
        @DefaultValue("300ms") Duration connectTimeout) {

    /** The path of the command side's endpoint. */
    public static final String PATH = "/internal/v1/commands";

    /** Where the aggregates are. */
    public enum Transport {
        /** In this process. */
        LOCAL,
        /** In the processes under {@code cygi.services.command-side}. */
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
