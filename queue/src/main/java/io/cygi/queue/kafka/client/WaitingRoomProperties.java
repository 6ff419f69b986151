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
 * @param key the secret that signs tickets and passes, Base64 of 32 bytes or more, the same in every process; null for
 *     one in the data folder
 * @param topicPrefix the prefix of the topics' names
 * @param replication the number of brokers that keep each record, -1 for the cluster's default
 * @param controllerPartitions the most processes that the rooms' leaders may spread over
 * @param sessionTimeout the silence of a process after which another one leads its rooms
 * @param answerTimeout the longest wait of a request for the broker
 * @param tick the pause between two looks of a leader
 * @param joinsPerMinute the most joins of one address per minute
 * @param addressesMax the most addresses that are remembered
 * @param streamsMax the most fans who may follow their ticket live
 * @param tokensMax the most verified bearer tokens that are cached; 32 bytes each, allocated at once
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

    /** {@return the settings without the secret} */
    @Override
    public String toString() {
        return "WaitingRoomProperties[topicPrefix=" + topicPrefix + "]";
    }
}
