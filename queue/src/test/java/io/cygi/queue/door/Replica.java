package io.cygi.queue.door;

import io.cygi.contracts.value.AccountId;
import io.cygi.contracts.value.ConcertId;
import io.cygi.contracts.value.WaitingRoomSettings;
import io.cygi.messaging.MessagingProperties;
import io.cygi.queue.admission.AdmissionConfiguration;
import io.cygi.queue.kafka.Announcements;
import io.cygi.queue.kafka.KafkaConfiguration;
import io.cygi.queue.kafka.Room;
import io.cygi.queue.kafka.RoomWriter;
import io.cygi.queue.kafka.Rooms;
import io.cygi.queue.line.RoomRecord;
import io.cygi.queue.line.RoomRecord.SaleOpened;
import io.cygi.queue.line.TicketView;
import io.cygi.queue.lobby.LobbyConfiguration;
import io.cygi.queue.ticket.Ticket;
import io.cygi.web.limit.LimitConfiguration;
import io.cygi.web.room.Proof;
import io.cygi.web.room.WaitingRoomDoor;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import tools.jackson.databind.json.JsonMapper;

/** One of several processes that keep the same rooms: everything but HTTP and the database. */
final class Replica implements AutoCloseable {

    private static final String KEY = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";
    private static final Duration READY_MAX = Duration.ofSeconds(30);

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
        context.registerBean(EventStore.class, () -> events);
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
                LobbyConfiguration.class,
                AdmissionConfiguration.class,
                DoorConfiguration.class,
                LimitConfiguration.class);
        context.refresh();
    }

    Room open(ConcertId concertId, WaitingRoomSettings settings) {
        context.getBean(Announcements.class).open(concertId, settings);
        Room room = room(concertId);
        if (settings.lobbyMinutes() == 0) {
            log(concertId, new SaleOpened());
        }
        return room;
    }

    Room room(ConcertId concertId) {
        if (!context.getBean(Rooms.class).awaitReady(concertId, READY_MAX)) {
            throw new AssertionError("the room of " + concertId + " is not known after " + READY_MAX);
        }
        return context.getBean(Rooms.class).require(concertId);
    }

    Ticket join(ConcertId concertId, String fan) {
        return desk().join(room(concertId), new AccountId(fan), "127.0.0.1", new Proof(null, null), false);
    }

    TicketView look(Ticket ticket) {
        return desk().look(room(ticket.concertId()), ticket);
    }

    TicketView view(Ticket ticket) {
        return desk().view(room(ticket.concertId()), ticket);
    }

    void leave(Ticket ticket) {
        desk().leave(room(ticket.concertId()), ticket);
    }

    void log(ConcertId concertId, RoomRecord record) {
        context.getBean(RoomWriter.class).logAndRead(room(concertId), record);
    }

    <T> T part(Class<T> type) {
        return context.getBean(type);
    }

    LineDesk desk() {
        return context.getBean(LineDesk.class);
    }

    WaitingRoomDoor door() {
        return context.getBean(WaitingRoomDoor.class);
    }

    @Override
    public void close() {
        context.close();
    }
}
