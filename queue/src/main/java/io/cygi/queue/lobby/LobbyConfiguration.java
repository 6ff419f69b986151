package io.cygi.queue.lobby;

import io.cygi.queue.ticket.RoomKeys;
import io.cygi.queue.ticket.Tokens;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Lobbies. */
@Configuration(proxyBeanMethods = false)
@Import(LobbyController.class)
public class LobbyConfiguration {

    @Bean
    LobbyLots lobbyLots(RoomKeys keys, Tokens tokens) {
        return new LobbyLots(keys, tokens);
    }

    @Bean
    ReceiptPress receiptPress(LobbyLots lots) {
        return new ReceiptPress(lots);
    }
}
