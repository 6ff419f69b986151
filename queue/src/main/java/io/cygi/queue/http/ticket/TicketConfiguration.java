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
    TicketBodyMapper ticketBodies(TicketTokenCodec tokens) {
        return new TicketBodyMapper(tokens);
    }

    @Bean
    TicketStreamRegistry ticketStreams(
            RoomRegistry rooms,
            WaitingRoomService service,
            TicketBodyMapper bodies,
            JsonMapper json,
            WaitingRoomProperties properties,
            Limits limits,
            StreamWatch watch) {
        Places places = limits.streams("ticket-streams", properties.streamsMax(), TicketStreamRegistry.BUSY);
        return new TicketStreamRegistry(rooms, service, bodies, json, places, watch);
    }

    @Bean
    JoinService joining(
            SalePolicyCache policies,
            RoomLookup lookup,
            WaitingRoomService service,
            TicketBodyMapper bodies,
            ReceiptBatchSigner receipts) {
        return new JoinService(policies, lookup, service, bodies, receipts);
    }

    /**
     * Registers the filter in front of the edge's security, and behind the filters that bound bodies and frame answers.
     */
    @Bean
    FilterRegistrationBean<TicketFilter> ticketFilter(
            FanTokenVerifier tokensOfFans,
            FanAuthenticator fans,
            TicketTokenCodec tokens,
            RoomLookup lookup,
            JoinService joining,
            RequestLimit limit,
            TicketBodyMapper bodies,
            JsonMapper json,
            @Lazy @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems,
            Clock clock) {
        // The filter that bounds the requests of an account stands behind this one.
        TicketFilter.Joins joins = (concert, fan, address, proof) ->
                limit.within(fan.value(), () -> joining.join(concert, fan, address, proof));
        var registration = new FilterRegistrationBean<>(new TicketFilter(
                fans, tokens, lookup, joins, bodies, json.writerFor(TicketBody.class), problems, clock));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 2);
        registration.addUrlPatterns(TicketFilter.PATHS);
        registration.setEnabled(tokensOfFans.verifies());
        return registration;
    }
}
