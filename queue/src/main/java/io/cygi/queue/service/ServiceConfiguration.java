package io.cygi.queue.service;

import io.cygi.messaging.figure.Figure;
import io.cygi.messaging.figure.FigureSource;
import io.cygi.messaging.processing.Processors;
import io.cygi.messaging.processing.Sweep;
import io.cygi.queue.challenge.Challenges;
import io.cygi.queue.kafka.client.WaitLimit;
import io.cygi.queue.kafka.client.WaitingRoomProperties;
import io.cygi.queue.kafka.replica.Announcements;
import io.cygi.queue.kafka.replica.RoomWriter;
import io.cygi.queue.kafka.replica.Rooms;
import io.cygi.queue.ticket.RoomKeys;
import io.cygi.queue.ticket.Tokens;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Configures the use cases of the waiting room. */
@Configuration(proxyBeanMethods = false)
public class ServiceConfiguration {

    /** Covers two minutes of joins at the highest rate; at most 22 bytes each. */
    private static final int CHALLENGES_REMEMBERED_MAX = 2_000_000;

    private static final Duration ENDED_PERIOD = Duration.ofMinutes(1);

    @Bean
    RoomKeys roomKeys(WaitingRoomProperties properties, @Value("${cygi.data-dir:./data}") String dataDir) {
        return RoomKeys.of(properties.key(), Path.of(dataDir, "keys"));
    }

    @Bean
    Tokens roomTokens(RoomKeys keys) {
        return new Tokens(keys);
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
