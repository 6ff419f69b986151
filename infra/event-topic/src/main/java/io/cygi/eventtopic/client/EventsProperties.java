package io.cygi.eventtopic.client;

import io.cygi.contracts.catalogue.EventTopic;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The settings of the topic of events in this process.
 *
 * @param source the source of the events of all event processors
 * @param publish whether this process takes part in publishing its event store
 * @param topic the name of the topic
 * @param partitions of the topic; never changed once it exists, because the order of an aggregate's events depends on it
 * @param replication the number of brokers that keep each record, -1 for the cluster's default
 * @param minInSyncReplicas the least number of brokers that have a record before it counts as written, null for the cluster's default
 * @param recordBytesMax the size of the largest record, in bytes
 * @param lease the time after which another process takes over from a silent publisher
 * @param answerTimeout the longest wait for an answer of the broker
 * @param aggregatesRemembered the number of aggregates whose last events a reader remembers, to drop events that come twice
 * @param transactionBytesMax the most bytes of events in one transaction of the publisher, unless a single event has more; a
 *     transaction has to end within the lease, also over a slow network
 * @param look the time between two checks, by the publisher and the readers, that the topic is still the same
 */
@Validated
@ConfigurationProperties("cygi.events")
public record EventsProperties(
        @DefaultValue("store") Source source,
        @DefaultValue("false") boolean publish,
        @NotBlank @DefaultValue(EventTopic.NAME) String topic,

        @Min(1) @Max(1_000) @DefaultValue("" + EventTopic.PARTITIONS)
        int partitions,

        @DefaultValue("-1") short replication,
        @Nullable @Min(1) Integer minInSyncReplicas,
        @Min(1_024) @DefaultValue("20000000") int recordBytesMax,
        @DefaultValue("10s") Duration lease,
        @DefaultValue("5s") Duration answerTimeout,
        @Min(1) @DefaultValue("16384") int aggregatesRemembered,
        @Min(1_024) @DefaultValue("4000000") int transactionBytesMax,
        @DefaultValue("5s") Duration look) {

    /** The origin of the events that processors read. */
    public enum Source {
        /** The event store in the database of this process. */
        STORE,
        /** The topic in Kafka. */
        TOPIC
    }
}
