package io.cygi.web.limit;

import io.cygi.web.http.SecurityHeaders;
import io.cygi.web.permit.ClientNetwork;
import io.cygi.web.problem.OAuthUnavailable;
import io.cygi.web.problem.PreparedProblem;
import io.cygi.web.server.PeerConnection;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses a request if too many requests of its address are being answered. If connections become scarce, it also
 * closes the connection after the answer, so that idle connections make room.
 */
final class AddressLimitFilter extends OncePerRequestFilter {

    /** The time after which a refused request may be sent again. */
    static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    private static final String CLOSE = "close";

    private final RequestLimit limit;
    private final PreparedProblem refusal;

    AddressLimitFilter(RequestLimit limit, PreparedProblem refusal) {
        this.limit = limit;
        this.refusal = refusal;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<PeerConnection> connection = PeerConnection.current();
        if (connection.isPresent() && connection.get().scarce()) {
            response.setHeader(HttpHeaders.CONNECTION, CLOSE);
        }
        String network = ClientNetwork.of(request.getRemoteAddr());
        if (!limit.tryEnterNetwork(network)) {
            refuse(request, response);
            return;
        }
        try {
            chain.doFilter(request, response);
        } finally {
            limit.leaveNetwork(network);
        }
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response) throws IOException {
        SecurityHeaders.write(request, response);
        if (OAuthUnavailable.expectedBy(request)) {
            OAuthUnavailable.send(response, HttpStatus.TOO_MANY_REQUESTS.value(), RETRY_AFTER.toSeconds());
        } else {
            refusal.send(response);
        }
    }
}
