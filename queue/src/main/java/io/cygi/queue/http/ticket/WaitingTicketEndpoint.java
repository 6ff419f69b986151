package io.cygi.queue.http.ticket;

import io.cygi.queue.http.fan.FanAuthenticator;
import io.cygi.queue.room.TicketView;
import io.cygi.queue.service.RoomLookup;
import io.cygi.queue.ticket.Ticket;
import io.cygi.queue.ticket.TicketTokenCodec;
import io.cygi.web.http.SecurityHeaders;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import org.springframework.http.HttpHeaders;

/** Answers requests for waiting tickets that have not been called, before the chain of filters. */
final class WaitingTicketEndpoint {

    private final FanAuthenticator callers;
    private final TicketTokenCodec tokens;
    private final RoomLookup lookup;
    private final TicketBodyMapper bodies;
    private final TicketWriter writer;
    private final Clock clock;

    WaitingTicketEndpoint(
            FanAuthenticator callers,
            TicketTokenCodec tokens,
            RoomLookup lookup,
            TicketBodyMapper bodies,
            TicketWriter writer,
            Clock clock) {
        this.callers = callers;
        this.tokens = tokens;
        this.lookup = lookup;
        this.bodies = bodies;
        this.writer = writer;
        this.clock = clock;
    }

    /** A waiting ticket and its state. */
    private record Look(String token, Ticket ticket, TicketView view) {}

    /** {@return whether the request was answered} If it was not, nothing was written. */
    boolean answered(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = request.getRequestURI();
        if (!path.startsWith(TicketBodyMapper.ADDRESS)) {
            return false;
        }
        String token = path.substring(TicketBodyMapper.ADDRESS.length());
        // The caller comes last, because the chain verifies every request that is left to it.
        Optional<Look> look = tokens.readTicket(token)
                .flatMap(ticket -> waiting(ticket).map(view -> new Look(token, ticket, view)))
                .filter(waiting -> callers.isFan(request, waiting.ticket.accountId()));
        if (look.isEmpty()) {
            return false;
        }
        Look found = look.get();
        SecurityHeaders.write(request, response);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setIntHeader(HttpHeaders.RETRY_AFTER, TicketBodyMapper.retryAfterSeconds(found.view));
        writer.write(response, bodies.of(found.token, found.ticket, found.view));
        return true;
    }

    private Optional<TicketView> waiting(Ticket ticket) {
        return lookup.knownRoomOf(ticket)
                // A ticket that was drawn has become another ticket.
                .filter(room -> !ticket.place().inLobby()
                        || room.state().drawnFor(ticket.place()).isEmpty())
                .map(room -> room.state().view(ticket.place(), clock.millis()))
                .filter(view -> view.status() == TicketView.Status.WAITING && !view.called());
    }
}
