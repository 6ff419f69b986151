package io.cygi.queue.admission;

import io.cygi.queue.kafka.Announcements;
import io.cygi.queue.kafka.KafkaClients;
import io.cygi.queue.kafka.RoomNews;
import io.cygi.queue.kafka.RoomNode;
import io.cygi.queue.kafka.RoomTopics;
import io.cygi.queue.kafka.RoomWriter;
import io.cygi.queue.kafka.Rooms;
import io.cygi.queue.kafka.WaitingRoomProperties;
import io.cygi.queue.lobby.LobbyLots;
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
