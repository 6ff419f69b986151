package io.cygi.queue.kafka.replica;

import io.cygi.queue.kafka.client.FixedTimeout;
import io.cygi.queue.kafka.client.KafkaClients;
import io.cygi.queue.kafka.client.RoomTopics;
import io.cygi.queue.kafka.client.WaitingRoomProperties;
import io.cygi.queue.ticket.RoomKeys;
import io.cygi.remote.RequiredPorts;
import io.cygi.service.health.ReadyCheck;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/** Configures the replicas of rooms and the writers to their topics. */
@Configuration(proxyBeanMethods = false)
public class ReplicaConfiguration {

    /** Reads records as they were written. Requests are read by the endpoints' own, stricter mapper. */
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Bean
    RoomWriter roomWriter(KafkaClients clients, RoomTopics topics, FixedTimeout brokerTimeout) {
        return new RoomWriter(clients::producer, clients::transactionalProducer, topics, JSON, brokerTimeout);
    }

    @Bean
    RoomAnnouncementPublisher roomAnnouncements(RoomWriter writer, RoomTopics topics) {
        return new RoomAnnouncementPublisher(writer, topics);
    }

    @Bean
    RoomRegistry rooms() {
        return new RoomRegistry();
    }

    @Bean
    @ConditionalOnProperty(RequiredPorts.SERVICE)
    ReadyCheck roomsReady(RoomRegistry rooms) {
        return ReadyCheck.once("waiting rooms", rooms::read);
    }

    @Bean
    RoomChangeNotifier roomChanges() {
        return new RoomChangeNotifier();
    }

    @Bean
    RoomConsumer roomConsumer(
            KafkaClients clients,
            RoomRegistry rooms,
            RoomTopics topics,
            RoomKeys keys,
            RoomChangeNotifier changes,
            WaitingRoomProperties properties) {
        return new RoomConsumer(
                clients::reader,
                rooms,
                topics,
                new RoomRecordReader(keys, JSON),
                properties.controllerPartitions(),
                changes);
    }
}
