package io.cygi.queue.door;

import io.cygi.queue.kafka.Room;
import io.cygi.queue.ticket.Ticket;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.springframework.context.SmartLifecycle;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import tools.jackson.databind.json.JsonMapper;

/** Tells fans who keep a connection open how their line moves, instead of being asked again and again. */
final class TicketStreams implements SmartLifecycle {

    private final LineDesk desk;
    private final TicketBodies bodies;
    private final JsonMapper json;
    private final Semaphore places;
    private final Set<TicketStream> open = ConcurrentHashMap.newKeySet();
    private volatile boolean running;

    TicketStreams(LineDesk desk, TicketBodies bodies, JsonMapper json, int streamsMax) {
        this.desk = desk;
        this.bodies = bodies;
        this.json = json;
        this.places = new Semaphore(streamsMax);
    }

    /** {@return a stream of how it stands with the ticket, or nothing where there is no place for one more} */
    Optional<SseEmitter> follow(Room room, Ticket ticket) {
        if (!running || !places.tryAcquire()) {
            return Optional.empty();
        }
        TicketStream stream = new TicketStream(room, ticket, desk, bodies, json, this::ended);
        open.add(stream);
        Thread.ofVirtual().name("ticket-stream-").start(stream);
        return Optional.of(stream.answer());
    }

    private void ended(TicketStream stream) {
        if (open.remove(stream)) {
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
        open.forEach(TicketStream::end);
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
