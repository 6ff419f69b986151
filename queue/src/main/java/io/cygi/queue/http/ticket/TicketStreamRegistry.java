package io.cygi.queue.http.ticket;

import io.cygi.queue.kafka.replica.RoomRegistry;
import io.cygi.queue.kafka.replica.RoomReplica;
import io.cygi.queue.service.WaitingRoomService;
import io.cygi.queue.ticket.Ticket;
import io.cygi.web.limit.Places;
import io.cygi.web.problem.BusyException;
import io.cygi.web.stream.StreamWatch;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import tools.jackson.databind.json.JsonMapper;

/** Keeps the open streams of tickets, one for each ticket. */
final class TicketStreamRegistry implements SmartLifecycle {

    /** Message of the refusal while too many fans follow their tickets. */
    static final String BUSY = "Too many fans follow their tickets live; look at yours instead.";

    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final RoomRegistry rooms;
    private final WaitingRoomService service;
    private final TicketBodyMapper bodies;
    private final JsonMapper json;
    private final Places places;
    private final StreamWatch watch;
    /** Open streams by ticket. A fan who opens a second page has left the first one. */
    private final Map<UUID, Followed> open = new ConcurrentHashMap<>();

    private volatile boolean running;

    private record Followed(TicketStream stream, Places.Place place) {}

    TicketStreamRegistry(
            RoomRegistry rooms,
            WaitingRoomService service,
            TicketBodyMapper bodies,
            JsonMapper json,
            Places places,
            StreamWatch watch) {
        this.rooms = rooms;
        this.service = service;
        this.bodies = bodies;
        this.json = json;
        this.places = places;
        this.watch = watch;
    }

    /**
     * {@return a stream of the ticket's states}
     *
     * @throws BusyException if too many fans follow their tickets
     * @throws io.cygi.contracts.RefusedException if too many streams of this client are open
     */
    SseEmitter follow(RoomReplica room, Ticket ticket) {
        UUID id = ticket.id();
        letGo(open.remove(id));
        if (!running) {
            throw new BusyException(BUSY, RETRY_AFTER);
        }
        Places.Place place = places.take();
        LiveTicket live = new LiveTicket(rooms, service, room, ticket);
        TicketStream stream = new TicketStream(live, bodies, json, ended -> {
            open.computeIfPresent(id, (same, now) -> now.stream() == ended ? null : now);
            place.close();
        });
        letGo(open.put(id, new Followed(stream, place)));
        return watch.start(stream, "ticket-stream-");
    }

    /** Ends a followed stream. Another stream can take its place at once. */
    private static void letGo(@Nullable Followed followed) {
        if (followed != null) {
            followed.place().close();
            followed.stream().end();
        }
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        open.values().forEach(followed -> followed.stream().end());
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
