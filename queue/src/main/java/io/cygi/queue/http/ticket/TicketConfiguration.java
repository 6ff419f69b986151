package io.cygi.queue.http.ticket;

import io.cygi.queue.http.fan.FanCallers;
import io.cygi.queue.http.fan.FanTokens;
import io.cygi.queue.kafka.client.WaitingRoomProperties;
import io.cygi.queue.kafka.replica.Rooms;
import io.cygi.queue.lottery.ReceiptPress;
import io.cygi.queue.service.Guards;
import io.cygi.queue.service.LineDesk;
import io.cygi.queue.service.RoomFinder;
import io.cygi.queue.ticket.Tokens;
import io.cygi.web.limit.Limits;
import io.cygi.web.limit.Places;
import io.cygi.web.limit.RequestLimit;
import io.cygi.web.stream.StreamWatch;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.HandlerExceptionResolver;
import tools.jackson.databind.json.JsonMapper;

/** Configures the endpoints of tickets. */
@Configuration(proxyBeanMethods = false)
@Import(TicketController.class)
public class TicketConfiguration {

    @Bean
    TicketBodies ticketBodies(Tokens tokens) {
        return new TicketBodies(tokens);
    }

    @Bean
    TicketStreams ticketStreams(
            Rooms rooms,
            LineDesk desk,
            TicketBodies bodies,
            JsonMapper json,
            WaitingRoomProperties properties,
            Limits limits,
            StreamWatch watch) {
        Places places = limits.streams("ticket-streams", properties.streamsMax(), TicketStreams.BUSY);
        return new TicketStreams(rooms, desk, bodies, json, places, watch);
    }

    @Bean
    Joining joining(Guards guards, RoomFinder finder, LineDesk desk, TicketBodies bodies, ReceiptPress receipts) {
        return new Joining(guards, finder, desk, bodies, receipts);
    }

    /** The filter stands in front of the edge's security, and behind what bounds bodies and frames answers. */
    @Bean
    FilterRegistrationBean<TicketFilter> ticketFilter(
            FanTokens tokensOfFans,
            FanCallers fans,
            Tokens tokens,
            RoomFinder finder,
            Joining joining,
            RequestLimit limit,
            TicketBodies bodies,
            JsonMapper json,
            @Lazy @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems,
            Clock clock) {
        // The filter that bounds the requests of an account stands behind this one.
        TicketFilter.Joins joins = (concert, fan, address, proof) ->
                limit.within(fan.value(), () -> joining.join(concert, fan, address, proof));
        var registration = new FilterRegistrationBean<>(new TicketFilter(
                fans, tokens, finder, joins, bodies, json.writerFor(TicketBody.class), problems, clock));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 2);
        registration.addUrlPatterns(TicketFilter.PATHS);
        registration.setEnabled(tokensOfFans.verifies());
        return registration;
    }
}
