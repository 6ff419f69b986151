package io.cygi.queue.kafka;

import io.cygi.messaging.MessagingProperties;
import io.cygi.messaging.TimeOrderedIds;
import io.cygi.messaging.processing.Sweep;
import io.cygi.queue.broker.EmbeddedBroker;
import io.cygi.queue.ticket.RoomKeys;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/** Rooms on Kafka. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({WaitingRoomProperties.class, KafkaProperties.class})
public class KafkaConfiguration {

    /** Records are read as they were written; what callers send is looked at by the endpoints' own, stricter one. */
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final Duration BROKER_PERIOD = Duration.ofSeconds(5);

    @Bean
    RoomKeys roomKeys(WaitingRoomProperties properties, @Value("${cygi.data-dir:./data}") String dataDir) {
        return RoomKeys.of(properties.key(), Path.of(dataDir, "keys"));
    }

    @Bean
    RoomNode roomNode(MessagingProperties messaging) {
        return new RoomNode(Objects.requireNonNullElseGet(messaging.nodeId(), TimeOrderedIds::next));
    }

    /** The broker is named so that it ends after what talks to it. */
    @Bean
    KafkaClients kafkaClients(
            KafkaProperties kafka, WaitingRoomProperties properties, @Nullable EmbeddedBroker broker, RoomNode node) {
        Supplier<List<String>> servers = broker == null ? kafka::getBootstrapServers : broker::getBootstrapServers;
        return new KafkaClients(kafka, properties, servers, node.name());
    }

    @Bean
    RoomTopics roomTopics(KafkaClients clients, WaitingRoomProperties properties) {
        return new RoomTopics(clients::admin, properties);
    }

    /** Consumers wait in silence for a broker that is gone, so it is asked for by itself. */
    @Bean
    Sweep waitingRoomBroker(RoomTopics topics) {
        return new Sweep("waiting-room-broker", BROKER_PERIOD, topics::requireBroker);
    }

    @Bean
    WaitLimit brokerWaitLimit(WaitingRoomProperties properties) {
        return new WaitLimit("waiting-room-broker-waits", properties.answerTimeout());
    }

    @Bean
    RoomWriter roomWriter(KafkaClients clients, RoomTopics topics, WaitLimit brokerWaitLimit) {
        return new RoomWriter(clients::producer, clients::drawer, topics, JSON, brokerWaitLimit);
    }

    @Bean
    Announcements roomAnnouncements(RoomWriter writer, RoomTopics topics) {
        return new Announcements(writer, topics);
    }

    @Bean
    Rooms rooms() {
        return new Rooms();
    }

    @Bean
    RoomNews roomNews() {
        return new RoomNews();
    }

    @Bean
    RoomFollower roomFollower(
            KafkaClients clients,
            Rooms rooms,
            RoomTopics topics,
            RoomKeys keys,
            RoomNews news,
            WaitingRoomProperties properties) {
        return new RoomFollower(clients::reader, rooms, topics, keys, JSON, properties.controllerPartitions(), news);
    }
}
