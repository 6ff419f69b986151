package io.cygi.queue.kafka.replica;

import io.cygi.queue.kafka.client.KafkaClients;
import io.cygi.queue.kafka.client.RoomTopics;
import io.cygi.queue.kafka.client.WaitLimit;
import io.cygi.queue.kafka.client.WaitingRoomProperties;
import io.cygi.queue.ticket.RoomKeys;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/** Configures the replicas of rooms and what is written to them. */
@Configuration(proxyBeanMethods = false)
public class ReplicaConfiguration {

    /** Reads records as they were written; requests are read by the endpoints' own, stricter mapper. */
    private static final JsonMapper JSON = JsonMapper.builder().build();

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
