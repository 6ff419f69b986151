package io.cygi.queue.door;

import io.cygi.messaging.figure.Figure;
import io.cygi.messaging.figure.FigureSource;
import io.cygi.messaging.processing.Processors;
import io.cygi.messaging.processing.Sweep;
import io.cygi.queue.challenge.Challenges;
import io.cygi.queue.kafka.Announcements;
import io.cygi.queue.kafka.RoomWriter;
import io.cygi.queue.kafka.Rooms;
import io.cygi.queue.kafka.WaitLimit;
import io.cygi.queue.kafka.WaitingRoomProperties;
import io.cygi.queue.lobby.ReceiptPress;
import io.cygi.queue.ticket.RoomKeys;
import io.cygi.queue.ticket.Tokens;
import io.cygi.web.BearerHeader;
import io.cygi.web.SessionCaller;
import io.cygi.web.TokenTrust;
import io.cygi.web.limit.Limits;
import io.cygi.web.limit.Places;
import io.cygi.web.limit.RequestLimit;
import io.cygi.web.room.IdempotencyLookup;
import io.cygi.web.room.WaitingRoomDoor;
import io.cygi.web.stream.StreamWatch;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.Ordered;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.web.servlet.HandlerExceptionResolver;
import tools.jackson.databind.json.JsonMapper;

/** The line and the door. */
@Configuration(proxyBeanMethods = false)
@Import({TicketController.class, ChallengeController.class, RoomAdminController.class})
public class DoorConfiguration {

    /** As many as join in two minutes at the utmost; at most 22 bytes each. */
    private static final int CHALLENGES_REMEMBERED_MAX = 2_000_000;

    private static final Duration ENDED_PERIOD = Duration.ofMinutes(1);

    @Bean
    Tokens roomTokens(RoomKeys keys) {
        return new Tokens(keys);
    }

    @Bean
    TicketBodies ticketBodies(Tokens tokens) {
        return new TicketBodies(tokens);
    }

    @Bean
    Guards roomGuards(EventStore events) {
        return new Guards(events);
    }

    @Bean
    ChallengeDesk challengeDesk(RoomKeys keys, Clock clock) {
        return new ChallengeDesk(new Challenges(keys.challengeSecret(), clock, CHALLENGES_REMEMBERED_MAX));
    }

    @Bean
    WaitLimit grantWaitLimit() {
        return new WaitLimit("waiting-room-grant-waits", LineDesk.GRANT_WAIT);
    }

    @Bean
    FigureSource fansWaiting(Rooms rooms) {
        return new FigureSource(Figure.FANS_WAITING, rooms::waiting);
    }

    @Bean
    RoomFinder roomFinder(Guards guards, Rooms rooms, RoomKeys keys) {
        return new RoomFinder(guards, rooms, keys);
    }

    @Bean
    LineDesk lineDesk(
            RoomWriter writer,
            RoomKeys keys,
            Tokens tokens,
            WaitingRoomProperties properties,
            ChallengeDesk challenges,
            WaitLimit grantWaitLimit,
            Clock clock) {
        JoinLimit limit = new JoinLimit(properties.joinsPerMinute(), properties.addressesMax(), clock);
        return new LineDesk(writer, keys, tokens, limit, challenges, grantWaitLimit, clock);
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
    WaitingRoomDoor waitingRoomDoor(
            Guards guards,
            RoomFinder finder,
            LineDesk desk,
            RoomWriter writer,
            Tokens tokens,
            TicketBodies bodies,
            ReceiptPress receipts,
            RoomKeys keys,
            ObjectProvider<IdempotencyLookup> answers,
            Clock clock) {
        return new Door(guards, finder, desk, writer, tokens, bodies, receipts, keys, answers.getIfAvailable(), clock);
    }

    @Bean
    Joining joining(Guards guards, RoomFinder finder, LineDesk desk, TicketBodies bodies, ReceiptPress receipts) {
        return new Joining(guards, finder, desk, bodies, receipts);
    }

    /** Verifies as the edge does, where this process has one. */
    @Bean
    FanTokens fanTokens(
            @Qualifier(BearerHeader.VERIFIER_BEAN) ObjectProvider<JwtDecoder> verifier,
            ObjectProvider<JwtDecoder> edge,
            ObjectProvider<TokenTrust> trust,
            WaitingRoomProperties properties,
            JsonMapper json,
            Clock clock) {
        @Nullable JwtDecoder decoder = verifier.getIfAvailable(edge::getIfAvailable);
        TokenTrust unchanged = trust.getIfAvailable(() -> account -> true);
        return new FanTokens(decoder, new VerifiedTokens(properties.tokensMax()), unchanged, json, clock);
    }

    /** In front of the edge's security, where this process has one, and behind what bounds bodies and frames answers. */
    @Bean
    FilterRegistrationBean<TicketFilter> ticketFilter(
            FanTokens callers,
            ObjectProvider<SessionCaller> sessions,
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
        FanCallers fans = new FanCallers(callers, sessions.getIfAvailable(() -> request -> Optional.empty()));
        var registration = new FilterRegistrationBean<>(new TicketFilter(
                fans, tokens, finder, joins, bodies, json.writerFor(TicketBody.class), problems, clock));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 2);
        registration.addUrlPatterns(TicketFilter.PATHS);
        registration.setEnabled(callers.verifies());
        return registration;
    }

    @Bean
    RoomEvents roomEvents(Guards guards, Rooms rooms, RoomWriter writer, Announcements announcements, RoomKeys keys) {
        return new RoomEvents(guards, rooms, writer, announcements, keys);
    }

    @Bean
    Sweep endedRooms(Guards guards, Rooms rooms, Announcements announcements, Clock clock) {
        return new Sweep("ended-rooms", ENDED_PERIOD, new EndedRooms(guards, rooms, announcements, clock)::look);
    }

    @Bean
    ConfigurerModule roomEventsProcessor() {
        return configurer -> Processors.swept(configurer.eventProcessing(), RoomEvents.GROUP);
    }
}
