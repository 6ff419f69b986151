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
 * @param source where event processors get their events from
 * @param publish whether this process takes part in publishing its event store
 * @param topic the name of the topic
 * @param partitions of the topic; never changed once it exists, because the order of an aggregate's events depends on it
 * @param replication how many brokers keep each record, -1 for what the cluster says
 * @param minInSyncReplicas how many brokers have a record before it counts as written, null for what the cluster says
 * @param recordBytesMax the size of the largest record
 * @param lease after which another process publishes in place of one that fell silent
 * @param answerTimeout how long the broker has for an answer
 * @param aggregatesRemembered of how many aggregates a reader knows the last events, to drop what comes twice
 * @param transactionBytesMax how many bytes of events the publisher sends in one transaction, unless a single event has more; a
 *     transaction has to end within the lease, also by a slow network
 * @param look how often publisher and readers ask the broker whether the topic is still the same
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
