package io.cygi.messaging;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.env.Environment;

/**
 * The settings of event processing in this process.
 *
 * @param nodeId the name of this process among the others, null for a new name at each start. A process that keeps its
 *     name takes its own positions back at once after a crash
 * @param claimTimeout the time after which another process takes over the positions of a silent one
 * @param stepsMax the number of saga steps that run at the same time
 * @param tailEventsMax the number of the newest events that are kept in memory for the processors, about a kilobyte
 *     each
 * @param stepTimeout the time that a batch waits for its steps before it is given up and tried again
 * @param degradedAfter the time for which a worker may fail before the platform's health is degraded
 * @param segments the least number of segments of a saga processor, by the processor's name
 * @param parkedRetryAfter the time that a parked step waits for its first automatic retry
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

    /** The switch for the event store in this process's database, with its commands: {@code true}, the default, or false. */
    public static final String EVENT_STORE = "cygi.messaging.event-store";

    /**
     * {@return whether this process has the event store} Takes only the two words that the conditions of beans know as well.
     *
     * @param environment the settings of the process
     * @throws IllegalArgumentException if the setting is neither true nor false
     */
    public static boolean hasEventStore(Environment environment) {
        String value = environment.getProperty(EVENT_STORE, "true");
        if (value.equalsIgnoreCase("true")) {
            return true;
        }
        if (value.equalsIgnoreCase("false")) {
            return false;
        }
        throw new IllegalArgumentException(EVENT_STORE + " is true or false, and not \"" + value + "\".");
    }
}
