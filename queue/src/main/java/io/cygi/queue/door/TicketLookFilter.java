package io.cygi.queue.door;

import io.cygi.queue.kafka.Room;
import io.cygi.queue.kafka.Rooms;
import io.cygi.queue.line.TicketView;
import io.cygi.queue.ticket.Ticket;
import io.cygi.queue.ticket.Tokens;
import io.cygi.web.ContentSecurityPolicy;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import tools.jackson.databind.ObjectWriter;

/**
 * Answers looks at tickets that still wait, which is most of what a waiting room is asked, before anything else sees them:
 * the chain behind costs several times what the answer does. It answers only where all is as it should be, and with what
 * the chain would have said; everything else, and all that is refused, is left to the chain. See {@code docs/adr/0022}.
 */
final class TicketLookFilter implements Filter {

    private static final String BEARER = "Bearer ";
    private static final String ROLE = "FAN";

    /** What the edge's security writes into every answer. */
    private static final Map<String, String> SECURITY_HEADERS = Map.of(
            "X-Content-Type-Options", "nosniff",
            "X-XSS-Protection", "0",
            "X-Frame-Options", "DENY",
            "Content-Security-Policy", ContentSecurityPolicy.VALUE,
            "Referrer-Policy", "no-referrer");

    private final JwtDecoder decoder;
    private final Tokens tokens;
    private final Rooms rooms;
    private final TicketBodies bodies;
    private final ObjectWriter json;
    private final Clock clock;

    TicketLookFilter(
            JwtDecoder decoder, Tokens tokens, Rooms rooms, TicketBodies bodies, ObjectWriter json, Clock clock) {
        this.decoder = decoder;
        this.tokens = tokens;
        this.rooms = rooms;
        this.bodies = bodies;
        this.json = json;
        this.clock = clock;
    }

    /** A ticket that waits, and how. */
    private record Look(String token, Ticket ticket, TicketView view) {}

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Optional<Look> look = request instanceof HttpServletRequest asked ? look(asked) : Optional.empty();
        if (look.isPresent() && response instanceof HttpServletResponse answer) {
            answer(look.get(), answer);
        } else {
            chain.doFilter(request, response);
        }
    }

    private Optional<Look> look(HttpServletRequest request) {
        String path = request.getRequestURI();
        if (!path.startsWith(TicketBodies.ADDRESS)
                || !request.getMethod().equals("GET")
                || request.getQueryString() != null) {
            return Optional.empty();
        }
        String token = path.substring(TicketBodies.ADDRESS.length());
        return tokens.readTicket(token)
                .filter(ticket -> acceptsJson(request) && fan(request, ticket))
                .flatMap(ticket -> waiting(ticket).map(view -> new Look(token, ticket, view)));
    }

    private static boolean acceptsJson(HttpServletRequest request) {
        @Nullable String accept = request.getHeader(HttpHeaders.ACCEPT);
        return accept == null || accept.equals(MediaType.ALL_VALUE) || accept.equals(MediaType.APPLICATION_JSON_VALUE);
    }

    /** {@return whether who asks has shown a good token, and the ticket is theirs} */
    private boolean fan(HttpServletRequest request, Ticket ticket) {
        List<String> shown = Collections.list(request.getHeaders(HttpHeaders.AUTHORIZATION));
        if (shown.size() != 1 || !shown.getFirst().startsWith(BEARER)) {
            return false;
        }
        try {
            Jwt caller = decoder.decode(shown.getFirst().substring(BEARER.length()));
            @Nullable List<String> roles = caller.getClaimAsStringList("roles");
            return ticket.accountId().value().equals(caller.getSubject()) && roles != null && roles.contains(ROLE);
        } catch (JwtException e) {
            // The chain decodes it again and says what is wrong with it.
            return false;
        }
    }

    private Optional<TicketView> waiting(Ticket ticket) {
        if (ticket.place().inLobby()) {
            return Optional.empty();
        }
        return rooms.find(ticket.concertId())
                .filter(Room::ready)
                .map(room -> room.state().view(ticket.place(), clock.millis()))
                .filter(view -> view.status() == TicketView.Status.WAITING && !view.called());
    }

    private void answer(Look look, HttpServletResponse response) throws IOException {
        SECURITY_HEADERS.forEach(response::setHeader);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setIntHeader(HttpHeaders.RETRY_AFTER, TicketBodies.retryAfterSeconds(look.view));
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        byte[] body = json.writeValueAsBytes(bodies.of(look.token, look.ticket, look.view, null));
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
