package io.cygi.queue.http.ticket;

import io.cygi.contracts.port.Proof;
import io.cygi.contracts.value.AccountId;
import io.cygi.contracts.value.ConcertId;
import io.cygi.queue.http.fan.FanAuthenticator;
import io.cygi.queue.room.TicketView;
import io.cygi.queue.service.RoomLookup;
import io.cygi.queue.ticket.Ticket;
import io.cygi.queue.ticket.TicketTokenCodec;
import io.cygi.web.http.SecurityHeaders;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.HandlerExceptionResolver;
import tools.jackson.databind.ObjectWriter;

/**
 * Answers joins and looks at waiting tickets in front of the security chain, which costs several times as much. They
 * are most of a waiting room's requests. The filter answers only if every check passes, and with the chain's answer;
 * all other requests are left to the chain. See {@code docs/adr/0022}.
 */
final class TicketFilter implements Filter {

    private static final String CONCERTS = "/api/v1/concerts/";
    private static final String JOIN = "/waiting-room/tickets";

    /** The paths that it is registered for. */
    static final String[] PATHS = {TicketBodyMapper.ADDRESS + "*", CONCERTS + "*"};

    private final FanAuthenticator callers;
    private final TicketTokenCodec tokens;
    private final RoomLookup lookup;
    private final Joins joins;
    private final TicketBodyMapper bodies;
    private final ObjectWriter json;
    private final HandlerExceptionResolver problems;
    private final Clock clock;

    TicketFilter(
            FanAuthenticator callers,
            TicketTokenCodec tokens,
            RoomLookup lookup,
            Joins joins,
            TicketBodyMapper bodies,
            ObjectWriter json,
            HandlerExceptionResolver problems,
            Clock clock) {
        this.callers = callers;
        this.tokens = tokens;
        this.lookup = lookup;
        this.joins = joins;
        this.bodies = bodies;
        this.json = json;
        this.problems = problems;
        this.clock = clock;
    }

    /** Joins a line on behalf of a fan. */
    @FunctionalInterface
    interface Joins {

        /**
         * Joins a fan to the line.
         *
         * @param address where the request came from
         * @param proof the work that was done
         * @return the fan's place
         */
        JoinService.Joined join(ConcertId concert, AccountId fan, String address, Proof proof);
    }

    /** A ticket that waits, and its state. */
    private record Look(String token, Ticket ticket, TicketView view) {}

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!(request instanceof HttpServletRequest asked && response instanceof HttpServletResponse answer)
                || !answered(asked, answer)) {
            chain.doFilter(request, response);
        }
    }

    private boolean answered(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getQueryString() != null || !acceptsJson(request)) {
            return false;
        }
        return switch (request.getMethod()) {
            case "GET" -> looked(request, response);
            case "POST" -> joined(request, response);
            default -> false;
        };
    }

    private static boolean acceptsJson(HttpServletRequest request) {
        @Nullable String accept = request.getHeader(HttpHeaders.ACCEPT);
        return accept == null || accept.equals(MediaType.ALL_VALUE) || accept.equals(MediaType.APPLICATION_JSON_VALUE);
    }

    private boolean looked(HttpServletRequest request, HttpServletResponse response) throws IOException {
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
        write(response, bodies.of(found.token, found.ticket, found.view, null));
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

    private boolean joined(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<ConcertId> concert = joinedAt(request.getRequestURI());
        if (concert.isEmpty()) {
            return false;
        }
        Optional<AccountId> fan = callers.fan(request);
        if (fan.isEmpty()) {
            return false;
        }
        SecurityHeaders.write(request, response);
        SecurityHeaders.forbidCaching(response);
        try {
            JoinService.Joined joined =
                    joins.join(concert.get(), fan.get(), request.getRemoteAddr(), Proof.of(request::getHeader));
            response.setStatus(HttpServletResponse.SC_CREATED);
            response.setHeader(
                    HttpHeaders.LOCATION,
                    TicketBodyMapper.location(joined.body().ticket()).toString());
            response.setIntHeader(HttpHeaders.RETRY_AFTER, joined.retryAfterSeconds());
            write(response, joined.body());
        } catch (RuntimeException refusal) {
            if (problems.resolveException(request, response, null, refusal) == null) {
                throw refusal;
            }
        }
        return true;
    }

    /** {@return the concert whose line the path joins; nothing for any other path, or another spelling of one} */
    private static Optional<ConcertId> joinedAt(String path) {
        if (!path.startsWith(CONCERTS) || !path.endsWith(JOIN) || path.length() < CONCERTS.length() + JOIN.length()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new ConcertId(path.substring(CONCERTS.length(), path.length() - JOIN.length())));
        } catch (IllegalArgumentException e) {
            // The chain answers that there is no such concert.
            return Optional.empty();
        }
    }

    private void write(HttpServletResponse response, TicketBody ticket) throws IOException {
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        byte[] body = json.writeValueAsBytes(ticket);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
