package io.cygi.web.server;

import io.cygi.web.problem.BrokenAnswerException;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Closes the connection if an answer breaks off after its first bytes are sent. The server alone would add its page of errors,
 * and end the answer as if it were complete.
 */
final class BrokenAnswerFilter extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (ServletException | RuntimeException e) {
            if (e instanceof BrokenAnswerException || e.getCause() instanceof BrokenAnswerException) {
                PeerConnection.current().ifPresent(PeerConnection::abort);
            }
            throw e;
        }
    }

    /** Answers that begin asynchronously break off in a dispatch of their own. */
    @Override
    protected boolean shouldNotFilterAsyncDispatch() {
        return false;
    }
}
