package io.cygi.messaging;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings of event processing in this process.
 *
 * @param nodeId who this process is to the others, null for a name made up at each start. A process that keeps its name
 *     takes its own positions back at once after a crash
 * @param claimTimeout after which another process takes over the positions of one that fell silent
 * @param stepsMax how many saga steps run beside each other
 * @param tailEventsMax how many of the newest events are kept in memory for the processors, about a kilobyte each
 * @param stepTimeout how long a batch waits for its steps before it is given up and tried again
 * @param degradedAfter how long a worker may fail before the platform's health is degraded
 * @param segments into how many parts the events of a saga processor are divided at least, by the processor's name
 * @param parkedRetryAfter how long a parked step waits for its first automatic retry
 */
@ConfigurationProperties("cygi.messaging")
public record MessagingProperties(
        @Nullable String nodeId,
        @DefaultValue("10s") Duration claimTimeout,
        @DefaultValue("256") int stepsMax,
        @DefaultValue("8192") int tailEventsMax,
        @DefaultValue("60s") Duration stepTimeout,
        @DefaultValue("60s") Duration degradedAfter,
        @DefaultValue Map<String, Integer> segments,
        @DefaultValue("30s") Duration parkedRetryAfter) {

    /** Whether this process has the event store in its database, and commands with it: {@code true}, the default, or false. */
    public static final String EVENT_STORE = "cygi.messaging.event-store";
}
