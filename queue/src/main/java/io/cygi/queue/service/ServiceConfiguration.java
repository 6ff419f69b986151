package io.cygi.queue.service;

import io.cygi.messaging.figure.Figure;
import io.cygi.messaging.figure.FigureSource;
import io.cygi.messaging.processing.Processors;
import io.cygi.messaging.processing.Sweep;
import io.cygi.messaging.store.history.StoredEvents;
import io.cygi.queue.challenge.ProofOfWork;
import io.cygi.queue.kafka.client.FixedTimeout;
import io.cygi.queue.kafka.client.WaitingRoomProperties;
import io.cygi.queue.kafka.replica.RoomAnnouncementPublisher;
import io.cygi.queue.kafka.replica.RoomRegistry;
import io.cygi.queue.kafka.replica.RoomWriter;
import io.cygi.queue.ticket.RoomKeys;
import io.cygi.queue.ticket.TicketTokenCodec;
import io.github.bucket4j.TimeMeter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.axonframework.config.ConfigurerModule;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Configures the use cases of the waiting room. */
@Configuration(proxyBeanMethods = false)
public class ServiceConfiguration {

    /**
     * Most challenges that are remembered. They cover two minutes of joins at the highest rate, at most 22 bytes each.
     */
    private static final int CHALLENGES_REMEMBERED_MAX = 2_000_000;

    private static final Duration ENDED_PERIOD = Duration.ofMinutes(1);

    @Bean
    RoomKeys roomKeys(WaitingRoomProperties properties, @Value("${cygi.data-dir:./data}") String dataDir) {
        return RoomKeys.of(properties.key(), Path.of(dataDir, "keys"));
    }

    @Bean
    TicketTokenCodec roomTokens(RoomKeys keys) {
        return new TicketTokenCodec(keys);
    }

    @Bean
    SalePolicyCache salePolicies(StoredEvents events) {
        return new SalePolicyCache(events);
    }

    @Bean
    ProofOfWorkService proofOfWorkService(RoomKeys keys, Clock clock) {
        return new ProofOfWorkService(new ProofOfWork(keys.challengeSecret(), clock, CHALLENGES_REMEMBERED_MAX));
    }

    @Bean
    FixedTimeout grantTimeout() {
        return new FixedTimeout("waiting-room-grant-waits", WaitingRoomService.GRANT_WAIT);
    }

    @Bean
    FigureSource fansWaiting(RoomRegistry rooms) {
        return new FigureSource(Figure.FANS_WAITING, rooms::waiting);
    }

    @Bean
    RoomLookup roomLookup(SalePolicyCache policies, RoomRegistry rooms, RoomKeys keys) {
        return new RoomLookup(policies, rooms, keys);
    }

    @Bean
    JoinRequirements joinRequirements(WaitingRoomProperties properties, ProofOfWorkService challenges) {
        JoinRateLimiter limit =
                new JoinRateLimiter(properties.joinsPerMinute(), properties.addressesMax(), TimeMeter.SYSTEM_NANOTIME);
        return new JoinRequirements(limit, challenges);
    }

    @Bean
    WaitingRoomService waitingRoomService(
            RoomWriter writer,
            RoomKeys keys,
            TicketTokenCodec tokens,
            JoinRequirements requirements,
            FixedTimeout grantTimeout,
            Clock clock) {
        return new WaitingRoomService(writer, keys, tokens, requirements, grantTimeout, clock);
    }

    @Bean
    RoomEventHandler roomEvents(
            SalePolicyCache policies,
            RoomRegistry rooms,
            RoomWriter writer,
            RoomAnnouncementPublisher announcements,
            RoomKeys keys) {
        return new RoomEventHandler(policies, rooms, writer, announcements, keys);
    }

    @Bean
    Sweep endedRooms(
            SalePolicyCache policies, RoomRegistry rooms, RoomAnnouncementPublisher announcements, Clock clock) {
        return new Sweep(
                "ended-rooms", ENDED_PERIOD, new EndedRoomCleaner(policies, rooms, announcements, clock)::clean);
    }

    @Bean
    ConfigurerModule roomEventsProcessor() {
        return configurer -> Processors.swept(configurer.eventProcessing(), RoomEventHandler.GROUP);
    }
}
