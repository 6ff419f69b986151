package io.cygi.queue.http.ticket;

import io.cygi.contracts.api.ResourcePaths;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

/**
 * Answers joins and looks at waiting tickets in front of the security chain, which costs several times as much. They
 * are most of a waiting room's requests. The filter answers only if every check passes, and with the chain's answer;
 * all other requests are left to the chain. See {@code docs/adr/0022}.
 */
final class TicketFilter implements Filter {

    /** The paths that it is registered for. */
    static final String[] PATHS = {TicketBodyMapper.ADDRESS + "*", ResourcePaths.CONCERTS + "/*"};

    private final WaitingTicketEndpoint tickets;
    private final JoinEndpoint joins;

    TicketFilter(WaitingTicketEndpoint tickets, JoinEndpoint joins) {
        this.tickets = tickets;
        this.joins = joins;
    }

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
            case "GET" -> tickets.answered(request, response);
            case "POST" -> joins.answered(request, response);
            default -> false;
        };
    }

    private static boolean acceptsJson(HttpServletRequest request) {
        @Nullable String accept = request.getHeader(HttpHeaders.ACCEPT);
        return accept == null || accept.equals(MediaType.ALL_VALUE) || accept.equals(MediaType.APPLICATION_JSON_VALUE);
    }
}
