package io.cygi.queue.lottery;

import io.cygi.queue.ticket.RoomKeys;
import io.cygi.queue.ticket.Tokens;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Configures the lottery of lobbies. */
@Configuration(proxyBeanMethods = false)
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
