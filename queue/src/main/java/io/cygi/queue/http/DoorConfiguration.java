package io.cygi.queue.http;

import io.cygi.queue.http.ticket.TicketBodies;
import io.cygi.queue.kafka.replica.RoomWriter;
import io.cygi.queue.lottery.ReceiptPress;
import io.cygi.queue.service.Guards;
import io.cygi.queue.service.LineDesk;
import io.cygi.queue.service.RoomFinder;
import io.cygi.queue.ticket.RoomKeys;
import io.cygi.queue.ticket.Tokens;
import io.cygi.web.room.FirstAnswers;
import io.cygi.web.room.WaitingRoomDoor;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Configures the admission gate and the endpoints of admins, challenges and lobbies. */
@Configuration(proxyBeanMethods = false)
@Import({ChallengeController.class, LobbyController.class, RoomAdminController.class})
public class DoorConfiguration {

    @Bean
    WaitingRoomDoor waitingRoomDoor(
            Guards guards,
            RoomFinder finder,
            LineDesk desk,
            RoomWriter writer,
            Tokens tokens,
            TicketBodies bodies,
            ReceiptPress receipts,
            RoomKeys keys,
            ObjectProvider<FirstAnswers> answers,
            Clock clock) {
        return new Door(guards, finder, desk, writer, tokens, bodies, receipts, keys, answers.getIfAvailable(), clock);
    }
}
