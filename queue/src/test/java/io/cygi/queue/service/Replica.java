package io.cygi.queue.service;

import com.github.benmanes.caffeine.cache.Ticker;
import io.cygi.contracts.concert.ConcertEvent;
import io.cygi.contracts.concert.WaitingRoomSettings;
import io.cygi.contracts.port.AdmissionGate;
import io.cygi.contracts.port.IdempotencyLookup;
import io.cygi.contracts.port.Proof;
import io.cygi.contracts.value.AccountId;
import io.cygi.contracts.value.ConcertId;
import io.cygi.messaging.MessagingProperties;
import io.cygi.messaging.store.history.MemoryStoredEvents;
import io.cygi.messaging.store.history.StoredEvents;
import io.cygi.queue.http.AdmissionGateConfiguration;
import io.cygi.queue.http.fan.FanConfiguration;
import io.cygi.queue.http.ticket.TicketConfiguration;
import io.cygi.queue.kafka.client.KafkaConfiguration;
import io.cygi.queue.kafka.control.ControlConfiguration;
import io.cygi.queue.kafka.replica.ReplicaConfiguration;
import io.cygi.queue.kafka.replica.RoomAnnouncementPublisher;
import io.cygi.queue.kafka.replica.RoomRegistry;
import io.cygi.queue.kafka.replica.RoomReplica;
import io.cygi.queue.kafka.replica.RoomWriter;
import io.cygi.queue.lottery.LotteryConfiguration;
import io.cygi.queue.remote.CallConfiguration;
import io.cygi.queue.room.TicketView;
import io.cygi.queue.room.record.RoomRecord;
import io.cygi.queue.room.record.RoomRecord.SaleOpened;
import io.cygi.queue.ticket.Ticket;
import io.cygi.web.limit.LimitConfiguration;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import tools.jackson.databind.json.JsonMapper;

/** One of several processes that keep the same rooms, without HTTP and database. */
final class Replica implements AutoCloseable {

    /** The idempotency key of all requests that are answered. */
    static final String ANSWERED = "answered";

    private static final String KEY = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";
    private static final Duration READY_MAX = Duration.ofSeconds(30);

    /** The time that passes for uses of passes besides the real time, in ns. */
    final AtomicLong later = new AtomicLong();

    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    Replica(String servers, String node, Map<String, String> properties) {
        TestPropertyValues.of(
                        "spring.kafka.bootstrap-servers=" + servers,
                        "cygi.waiting-room.key=" + KEY,
                        "cygi.waiting-room.joins-per-minute=1000000",
                        "cygi.waiting-room.session-timeout=2s")
                .and(properties)
                .applyTo(context);
        EventStore events = EmbeddedEventStore.builder()
                .storageEngine(new InMemoryEventStorageEngine())
                .build();
        context.registerBean(JsonMapper.class, () -> JsonMapper.builder().build());
        context.registerBean(Clock.class, Clock::systemUTC);
        context.registerBean(Ticker.class, () -> () -> System.nanoTime() + later.get());
        context.registerBean(EventStore.class, () -> events);
        context.registerBean(IdempotencyLookup.class, () -> (fanId, key) -> key.equals(ANSWERED));
        context.registerBean(StoredEvents.class, () -> new MemoryStoredEvents(events));
        context.registerBean(
                MessagingProperties.class,
                () -> new MessagingProperties(
                        node,
                        Duration.ofSeconds(10),
                        1,
                        1,
                        Duration.ofSeconds(10),
                        Duration.ofMinutes(1),
                        Map.of(),
                        Duration.ofSeconds(30)));
        context.register(
                KafkaConfiguration.class,
                ReplicaConfiguration.class,
                LotteryConfiguration.class,
                ControlConfiguration.class,
                ServiceConfiguration.class,
                FanConfiguration.class,
                TicketConfiguration.class,
                AdmissionGateConfiguration.class,
                CallConfiguration.class,
                LimitConfiguration.class);
        context.refresh();
    }

    RoomReplica open(ConcertId concertId, WaitingRoomSettings settings) {
        context.getBean(RoomAnnouncementPublisher.class).open(concertId, settings);
        RoomReplica room = room(concertId);
        if (settings.lobbyMinutes() == 0) {
            log(concertId, new SaleOpened());
        }
        return room;
    }

    RoomReplica room(ConcertId concertId) {
        if (!context.getBean(RoomRegistry.class).awaitReady(concertId, READY_MAX)) {
            throw new AssertionError("the room of " + concertId + " is not known after " + READY_MAX);
        }
        return context.getBean(RoomRegistry.class).require(concertId);
    }

    Ticket join(ConcertId concertId, String fan) {
        return service().join(room(concertId), new AccountId(fan), "127.0.0.1", new Proof(null, null), false);
    }

    TicketView look(Ticket ticket) {
        return service().look(room(ticket.concertId()), ticket);
    }

    TicketView view(Ticket ticket) {
        return service().view(room(ticket.concertId()), ticket);
    }

    void leave(Ticket ticket) {
        service().leave(room(ticket.concertId()), ticket);
    }

    void log(ConcertId concertId, RoomRecord record) {
        context.getBean(RoomWriter.class).logAndRead(room(concertId), record);
    }

    <T> T part(Class<T> type) {
        return context.getBean(type);
    }

    WaitingRoomService service() {
        return context.getBean(WaitingRoomService.class);
    }

    AdmissionGate gate() {
        return context.getBean(AdmissionGate.class);
    }

    /** Stores events of a concert, from which this process reads the policy of the sale. */
    void store(ConcertId concertId, ConcertEvent... events) {
        for (int i = 0; i < events.length; i++) {
            part(EventStore.class).publish(new GenericDomainEventMessage<>("Concert", concertId.value(), i, events[i]));
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
