package io.cygi.queue.http.ticket;

import io.cygi.queue.http.fan.FanAuthenticator;
import io.cygi.queue.http.fan.FanTokenVerifier;
import io.cygi.queue.kafka.client.WaitingRoomProperties;
import io.cygi.queue.kafka.replica.RoomRegistry;
import io.cygi.queue.lottery.ReceiptBatchSigner;
import io.cygi.queue.service.RoomLookup;
import io.cygi.queue.service.SalePolicyCache;
import io.cygi.queue.service.WaitingRoomService;
import io.cygi.queue.ticket.TicketTokenCodec;
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
    TicketBodyMapper ticketBodies(TicketTokenCodec tokens, ReceiptBatchSigner receipts) {
        return new TicketBodyMapper(tokens, receipts);
    }

    @Bean
    Places ticketStreamPlaces(WaitingRoomProperties properties, Limits limits) {
        return limits.streams("ticket-streams", properties.streamsMax(), TicketStreamRegistry.BUSY);
    }

    @Bean
    TicketStreamRegistry ticketStreams(
            RoomRegistry rooms,
            WaitingRoomService service,
            TicketBodyMapper bodies,
            JsonMapper json,
            Places ticketStreamPlaces,
            StreamWatch watch) {
        return new TicketStreamRegistry(rooms, service, bodies, json, ticketStreamPlaces, watch);
    }

    @Bean
    JoinService joining(
            SalePolicyCache policies, RoomLookup lookup, WaitingRoomService service, TicketBodyMapper bodies) {
        return new JoinService(policies, lookup, service, bodies);
    }

    @Bean
    TicketWriter ticketWriter(JsonMapper json) {
        return new TicketWriter(json);
    }

    @Bean
    WaitingTicketEndpoint waitingTickets(
            FanAuthenticator fans,
            TicketTokenCodec tokens,
            RoomLookup lookup,
            TicketBodyMapper bodies,
            TicketWriter writer,
            Clock clock) {
        return new WaitingTicketEndpoint(fans, tokens, lookup, bodies, writer, clock);
    }

    @Bean
    JoinEndpoint joinEndpoint(
            FanAuthenticator fans,
            JoinService joining,
            RequestLimit limit,
            TicketWriter writer,
            @Lazy @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
        // The filter that bounds the requests of an account stands behind the one that this answers in.
        JoinEndpoint.Joins joins = (concert, fan, address, proof) ->
                limit.within(fan.value(), () -> joining.join(concert, fan, address, proof));
        return new JoinEndpoint(fans, joins, writer, problems);
    }

    /**
     * Registers the filter in front of the edge's security, and behind the filters that bound bodies and frame answers.
     */
    @Bean
    FilterRegistrationBean<TicketFilter> ticketFilter(
            WaitingTicketEndpoint waitingTickets, JoinEndpoint joins, FanTokenVerifier tokensOfFans) {
        var registration = new FilterRegistrationBean<>(new TicketFilter(waitingTickets, joins));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 2);
        registration.addUrlPatterns(TicketFilter.PATHS);
        registration.setEnabled(tokensOfFans.verifies());
        return registration;
    }
}
