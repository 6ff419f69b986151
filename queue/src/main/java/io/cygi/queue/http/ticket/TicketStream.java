package io.cygi.queue.http.ticket;

import io.cygi.contracts.UnavailableException;
import io.cygi.queue.kafka.replica.RoomRegistry;
import io.cygi.queue.kafka.replica.RoomReplica;
import io.cygi.queue.room.TicketView;
import io.cygi.queue.service.WaitingRoomService;
import io.cygi.queue.ticket.Ticket;
import io.cygi.web.stream.ServerSentStream;
import java.io.IOException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import tools.jackson.databind.json.JsonMapper;

/**
 * The event stream of one ticket. Sends an event whenever something has changed, the less often the longer the wait
 * is. Admits a called fan, and ends with the pass or with the place.
 */
final class TicketStream extends ServerSentStream {

    private static final Logger LOG = LoggerFactory.getLogger(TicketStream.class);
    private static final long RECONNECT_MILLIS = 3_000;
    private static final long LOOK_MILLIS_MIN = 250;
    private static final long LOOK_MILLIS_MAX = 4_000;
    private static final long LOOK_MILLIS_MAX_IN_TURN = 1_500;
    private static final long LOOKS_PER_WAIT = 20;
    private static final long SILENCE_NANOS_MAX = 5_000_000_000L;

    private final RoomReplica room;
    private Ticket ticket;
    private final RoomRegistry rooms;
    private final WaitingRoomService service;
    private final TicketBodyMapper bodies;
    private final JsonMapper json;
    private final Consumer<TicketStream> atEnd;
    private @Nullable TicketBody told;
    private long toldAt;

    TicketStream(
            RoomReplica room,
            Ticket ticket,
            RoomRegistry rooms,
            WaitingRoomService service,
            TicketBodyMapper bodies,
            JsonMapper json,
            Consumer<TicketStream> atEnd) {
        super(RECONNECT_MILLIS);
        this.room = room;
        this.ticket = ticket;
        this.rooms = rooms;
        this.service = service;
        this.bodies = bodies;
        this.json = json;
        this.atEnd = atEnd;
    }

    @Override
    protected void tell() throws IOException, InterruptedException {
        TicketView view = look();
        tell(view);
        while (!ended() && view.status() == TicketView.Status.WAITING && rooms.has(room)) {
            long max = view.turn() ? LOOK_MILLIS_MAX_IN_TURN : LOOK_MILLIS_MAX;
            long pause = Math.clamp(TicketBodyMapper.waitSeconds(view) * 1_000 / LOOKS_PER_WAIT, LOOK_MILLIS_MIN, max);
            rest(() -> {
                Thread.sleep(pause);
                return pause;
            });
            view = look();
            tell(view);
        }
    }

    @Override
    protected void over() {
        atEnd.accept(this);
    }

    /**
     * {@return the state of the ticket} While the broker does not answer, the ticket stays as it is and the fan is told
     * so.
     */
    private TicketView look() {
        ticket = service.current(room, ticket);
        try {
            return service.look(room, ticket);
        } catch (UnavailableException e) {
            LOG.debug("The broker does not answer, so the ticket stays as it is", e);
            return service.view(room, ticket);
        }
    }

    private void tell(TicketView view) throws IOException {
        TicketBody body = bodies.of(ticket, view);
        if (!body.equals(told)) {
            told = body;
            send(SseEmitter.event().name("ticket").data(json.writeValueAsString(body)));
        } else if (System.nanoTime() - toldAt > SILENCE_NANOS_MAX) {
            send(SseEmitter.event().comment("alive"));
        } else {
            return;
        }
        toldAt = System.nanoTime();
    }
}
