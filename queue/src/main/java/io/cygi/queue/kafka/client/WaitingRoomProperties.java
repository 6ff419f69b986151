package io.cygi.queue.kafka.client;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The settings of waiting rooms in this process.
 *
 * @param key the secret that tickets and passes are signed with, Base64 of 32 bytes or more, the same in every process;
 *     null for one in the data folder
 * @param topicPrefix what the topics' names begin with
 * @param replication how many brokers keep each record, -1 for what the cluster says
 * @param controllerPartitions over how many processes the rooms' controllers may spread
 * @param sessionTimeout after which another process controls the rooms of one that fell silent
 * @param answerTimeout how long a request waits for the broker
 * @param tick how often a controller looks
 * @param joinsPerMinute how many joins one address may make per minute
 * @param addressesMax how many addresses are remembered
 * @param streamsMax how many fans may follow their ticket live
 * @param tokensMax how many bearer tokens of fans are remembered to be good; 32 bytes each, from the beginning
 */
@Validated
@ConfigurationProperties("cygi.waiting-room")
public record WaitingRoomProperties(
        @Nullable String key,
        @DefaultValue("waiting-room") String topicPrefix,
        @DefaultValue("-1") short replication,
        @Min(1) @Max(64) @DefaultValue("4") int controllerPartitions,
        @DefaultValue("6s") Duration sessionTimeout,
        @DefaultValue("3s") Duration answerTimeout,
        @DefaultValue("50ms") Duration tick,
        @Min(1) @DefaultValue("600") int joinsPerMinute,
        @Min(1_000) @DefaultValue("100000") int addressesMax,
        @Min(1) @DefaultValue("2000") int streamsMax,
        @Min(1_000) @Max(10_000_000) @DefaultValue("250000") int tokensMax) {

    /** Keeps the secret out of whatever prints it. */
    @Override
    public String toString() {
        return "WaitingRoomProperties[topicPrefix=" + topicPrefix + "]";
    }
}
