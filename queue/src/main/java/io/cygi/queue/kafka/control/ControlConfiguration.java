package io.cygi.queue.kafka.control;

import io.cygi.queue.kafka.client.KafkaClients;
import io.cygi.queue.kafka.client.NodeName;
import io.cygi.queue.kafka.client.RoomTopics;
import io.cygi.queue.kafka.client.WaitingRoomProperties;
import io.cygi.queue.kafka.replica.RoomAnnouncementPublisher;
import io.cygi.queue.kafka.replica.RoomChangeNotifier;
import io.cygi.queue.kafka.replica.RoomRegistry;
import io.cygi.queue.kafka.replica.RoomWriter;
import io.cygi.queue.lottery.LobbyLottery;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Configures the election of leaders and their work. */
@Configuration(proxyBeanMethods = false)
public class ControlConfiguration {

    @Bean
    LeaderElection roomElections(KafkaClients clients, RoomTopics topics) {
        return new LeaderElection(clients::candidate, topics);
    }

    @Bean
    LedRooms ledRooms(
            RoomRegistry rooms,
            LeaderElection election,
            RoomAnnouncementPublisher announcements,
            RoomWriter writer,
            LobbyLottery lottery,
            NodeName node) {
        return new LedRooms(rooms, election, announcements, room -> new RoomLeader(room, writer, lottery, node.name()));
    }

    @Bean
    AdmissionScheduler roomAdmission(
            LedRooms ledRooms, RoomChangeNotifier changes, WaitingRoomProperties properties, Clock clock) {
        return new AdmissionScheduler(ledRooms, changes, properties.tick(), clock);
    }
}
