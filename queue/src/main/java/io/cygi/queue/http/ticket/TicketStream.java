package io.cygi.queue.http.ticket;

import io.cygi.queue.room.TicketView;
import io.cygi.web.stream.ServerSentStream;
import java.io.IOException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import tools.jackson.databind.json.JsonMapper;

/**
 * The event stream of one ticket. Sends an event whenever something has changed, the less often the longer the wait
 * is. Admits a called fan, and ends with the pass or with the place.
 */
final class TicketStream extends ServerSentStream {

    private static final long RECONNECT_MILLIS = 3_000;
    private static final long LOOK_MILLIS_MIN = 250;
    private static final long LOOK_MILLIS_MAX = 4_000;
    private static final long LOOK_MILLIS_MAX_IN_TURN = 1_500;
    private static final long LOOKS_PER_WAIT = 20;
    private static final long SILENCE_NANOS_MAX = 5_000_000_000L;

    private final LiveTicket ticket;
    private final TicketBodyMapper bodies;
    private final JsonMapper json;
    private final Consumer<TicketStream> atEnd;
    private @Nullable TicketBody told;
    private long toldAt;

    TicketStream(LiveTicket ticket, TicketBodyMapper bodies, JsonMapper json, Consumer<TicketStream> atEnd) {
        super(RECONNECT_MILLIS);
        this.ticket = ticket;
        this.bodies = bodies;
        this.json = json;
        this.atEnd = atEnd;
    }

    @Override
    protected void tell() throws IOException, InterruptedException {
        TicketView view = ticket.look();
        tell(view);
        while (!ended() && view.status() == TicketView.Status.WAITING && ticket.hasRoom()) {
            long max = view.turn() ? LOOK_MILLIS_MAX_IN_TURN : LOOK_MILLIS_MAX;
            long pause = Math.clamp(TicketBodyMapper.waitSeconds(view) * 1_000 / LOOKS_PER_WAIT, LOOK_MILLIS_MIN, max);
            rest(() -> {
                Thread.sleep(pause);
                return pause;
            });
            view = ticket.look();
            tell(view);
        }
    }

    @Override
    protected void over() {
        atEnd.accept(this);
    }

    private void tell(TicketView view) throws IOException {
        TicketBody body = bodies.of(ticket.ticket(), view);
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
