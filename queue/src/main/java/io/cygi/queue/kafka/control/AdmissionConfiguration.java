package io.cygi.queue.kafka.control;

import io.cygi.queue.kafka.client.KafkaClients;
import io.cygi.queue.kafka.client.RoomNode;
import io.cygi.queue.kafka.client.RoomTopics;
import io.cygi.queue.kafka.client.WaitingRoomProperties;
import io.cygi.queue.kafka.replica.Announcements;
import io.cygi.queue.kafka.replica.RoomNews;
import io.cygi.queue.kafka.replica.RoomWriter;
import io.cygi.queue.kafka.replica.Rooms;
import io.cygi.queue.lottery.LobbyLots;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Who controls rooms. */
@Configuration(proxyBeanMethods = false)
public class AdmissionConfiguration {

    @Bean
    Elections roomElections(KafkaClients clients, RoomTopics topics) {
        return new Elections(clients::candidate, topics);
    }

    @Bean
    Admission roomAdmission(
            Rooms rooms,
            Elections elections,
            RoomWriter writer,
            Announcements announcements,
            Clock clock,
            RoomNode node,
            WaitingRoomProperties properties,
            RoomNews news,
            LobbyLots lots) {
        return new Admission(
                rooms, elections, writer, announcements, clock, node.name(), properties.tick(), news, lots);
    }
}
