package io.cygi.queue.door;

import io.cygi.queue.kafka.Room;
import io.cygi.queue.kafka.Rooms;
import io.cygi.queue.ticket.Ticket;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.springframework.context.SmartLifecycle;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import tools.jackson.databind.json.JsonMapper;

/** Tells fans who keep a connection open how their line moves, instead of being asked again and again. */
final class TicketStreams implements SmartLifecycle {

    private final Rooms rooms;
    private final LineDesk desk;
    private final TicketBodies bodies;
    private final JsonMapper json;
    private final Semaphore places;
    /** One for each ticket: a fan who looks twice has left the first page. */
    private final Map<UUID, TicketStream> open = new ConcurrentHashMap<>();

    private volatile boolean running;

    TicketStreams(Rooms rooms, LineDesk desk, TicketBodies bodies, JsonMapper json, int streamsMax) {
        this.rooms = rooms;
        this.desk = desk;
        this.bodies = bodies;
        this.json = json;
        this.places = new Semaphore(streamsMax);
    }

    /** {@return a stream of how it stands with the ticket, or nothing where there is no place for one more} */
    Optional<SseEmitter> follow(Room room, Ticket ticket) {
        TicketStream before = open.get(ticket.id());
        if (before != null) {
            end(ticket.id(), before);
        }
        if (!running || !places.tryAcquire()) {
            return Optional.empty();
        }
        UUID id = ticket.id();
        TicketStream stream = new TicketStream(room, ticket, rooms, desk, bodies, json, ended -> release(id, ended));
        TicketStream meanwhile = open.put(id, stream);
        if (meanwhile != null) {
            places.release();
            meanwhile.end();
        }
        Thread.ofVirtual().name("ticket-stream-").start(stream);
        return Optional.of(stream.answer());
    }

    private void end(UUID id, TicketStream stream) {
        release(id, stream);
        stream.end();
    }

    /** Its place is another's, once. */
    private void release(UUID id, TicketStream stream) {
        if (open.remove(id, stream)) {
            places.release();
        }
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        open.values().forEach(TicketStream::end);
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
