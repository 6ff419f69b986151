package io.cygi.gateway.room;

import io.cygi.contracts.RefusedException;
import io.cygi.contracts.UnavailableException;
import io.cygi.contracts.port.AdmissionGate;
import io.cygi.contracts.port.AdmissionGate.Admitted;
import io.cygi.contracts.port.AdmissionGate.Attempt;
import io.cygi.contracts.port.AdmissionGate.Decision;
import io.cygi.contracts.port.AdmissionGate.MustWait;
import io.cygi.contracts.port.Proof;
import io.cygi.contracts.value.ConcertId;
import io.cygi.web.caller.Caller;
import io.cygi.web.problem.ValidationException;
import io.cygi.web.request.IdempotencyKey;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks the {@link AdmissionGate} about each booking, after the edge's security and before the booking endpoint. If the
 * concert has a waiting room, it admits requests that show a pass or find the line empty, and redirects all others to
 * their ticket. A request that the gate cannot decide is refused with an error; none passes unchecked.
 */
final class WaitingRoomFilter extends OncePerRequestFilter {

    static final String PASS = "Waiting-Room-Pass";

    private static final String CONCERT = "concertId";
    private static final int REFUSED = 300;

    /**
     * Matches the requests that book. Paths are parsed as the endpoints' own mapping parses them, so no spelling of a
     * path bypasses the gate.
     */
    private final PathPatternRequestMatcher bookings = PathPatternRequestMatcher.withDefaults()
            .matcher(HttpMethod.POST, "/api/v1/concerts/{" + CONCERT + "}/reservations");

    private final AdmissionGate gate;
    private final JsonMapper json;
    private final HandlerExceptionResolver problems;

    WaitingRoomFilter(AdmissionGate gate, JsonMapper json, HandlerExceptionResolver problems) {
        this.gate = gate;
        this.json = json;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        ConcertId concertId = booked(request).orElse(null);
        if (concertId == null) {
            chain.doFilter(request, response);
            return;
        }
        Decision decision;
        try {
            decision = gate.decide(attempt(concertId, request));
        } catch (RefusedException | ValidationException | UnavailableException | DataAccessException e) {
            problems.resolveException(request, response, null, e);
            return;
        }
        if (decision instanceof MustWait mustWait) {
            redirect(response, mustWait);
        } else if (decision instanceof Admitted admitted) {
            book(request, response, chain, admitted);
        } else {
            chain.doFilter(request, response);
        }
    }

    /** {@return the concert to book; empty if it is another request, or the concert cannot exist} */
    private Optional<ConcertId> booked(HttpServletRequest request) {
        var match = bookings.matcher(request);
        if (!match.isMatch()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new ConcertId(match.getVariables().get(CONCERT)));
        } catch (IllegalArgumentException e) {
            // The endpoint answers that there is no such concert.
            return Optional.empty();
        }
    }

    private static Attempt attempt(ConcertId concertId, HttpServletRequest request) {
        @Nullable String pass = request.getHeader(PASS);
        @Nullable String key = IdempotencyKey.in(request);
        return new Attempt(
                concertId,
                Caller.current().accountId(),
                request.getRemoteAddr(),
                pass,
                key,
                Proof.of(request::getHeader));
    }

    /** Passes the booking on. A booking that is refused at once does not use up the pass. */
    private void book(HttpServletRequest request, HttpServletResponse response, FilterChain chain, Admitted admitted)
            throws ServletException, IOException {
        response.setHeader(PASS, admitted.pass());
        boolean booked = false;
        try {
            chain.doFilter(request, response);
            booked = response.getStatus() < REFUSED;
        } finally {
            if (booked) {
                gate.booked(admitted);
            } else {
                gate.release(admitted);
            }
        }
    }

    private void redirect(HttpServletResponse response, MustWait mustWait) throws IOException {
        response.setStatus(HttpStatus.TEMPORARY_REDIRECT.value());
        response.setHeader(HttpHeaders.LOCATION, mustWait.location().toString());
        response.setHeader(HttpHeaders.RETRY_AFTER, Integer.toString(mustWait.retryAfterSeconds()));
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        response.getOutputStream().write(json.writeValueAsBytes(mustWait.ticket()));
    }
}
