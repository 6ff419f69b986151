package io.cygi.queue.http.ticket;

import io.cygi.contracts.api.ResourcePaths;
import io.cygi.contracts.port.Proof;
import io.cygi.contracts.value.AccountId;
import io.cygi.contracts.value.ConcertId;
import io.cygi.queue.http.fan.FanAuthenticator;
import io.cygi.web.http.SecurityHeaders;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** Answers requests of fans to join a line, before the chain of filters. */
final class JoinEndpoint {

    private static final String JOIN = "/waiting-room/tickets";

    private final FanAuthenticator callers;
    private final Joins joins;
    private final TicketWriter writer;
    private final HandlerExceptionResolver problems;

    /** Creates the endpoint. @param problems writes refusals in the form of the chain */
    JoinEndpoint(FanAuthenticator callers, Joins joins, TicketWriter writer, HandlerExceptionResolver problems) {
        this.callers = callers;
        this.joins = joins;
        this.writer = writer;
        this.problems = problems;
    }

    /** Joins a line on behalf of a fan. */
    @FunctionalInterface
    interface Joins {

        /** Joins a fan to the line. @param address the client's address @param proof the proof of work @return the fan's place */
        JoinService.Joined join(ConcertId concert, AccountId fan, String address, Proof proof);
    }

    /** {@return whether the request was answered} If it was not, nothing was written. */
    boolean answered(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<ConcertId> concert = ResourcePaths.concertIn(request.getRequestURI(), JOIN);
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
            writer.write(response, joined.body());
        } catch (RuntimeException refusal) {
            if (problems.resolveException(request, response, null, refusal) == null) {
                throw refusal;
            }
        }
        return true;
    }
}
