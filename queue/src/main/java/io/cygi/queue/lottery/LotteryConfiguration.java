package io.cygi.queue.lottery;

import io.cygi.queue.ticket.RoomKeys;
import io.cygi.queue.ticket.TicketTokenCodec;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Configures the lottery of lobbies. */
@Configuration(proxyBeanMethods = false)
public class LotteryConfiguration {

    @Bean
    LobbyLottery lobbyLottery(RoomKeys keys, TicketTokenCodec tokens) {
        return new LobbyLottery(keys, tokens);
    }

    @Bean
    ReceiptBatchSigner receiptSigner(LobbyLottery lottery) {
        return new ReceiptBatchSigner(lottery);
    }
}
