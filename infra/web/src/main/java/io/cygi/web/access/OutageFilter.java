package io.cygi.web.access;

import io.cygi.web.problem.BusyException;
import io.cygi.web.token.UnknownKeyException;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.springframework.dao.DataAccessException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.transaction.TransactionException;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * Answers 503 if the database fails a request that no controller handles, or if it is not known whether the request's
 * token is still valid. Requests without a token or session are passed on.
 */
public final class OutageFilter extends OncePerRequestFilter {

    private static final BusyException ACCESS_UNKNOWN = unknown("has been revoked");
    private static final BusyException KEY_UNKNOWN = unknown("is genuine");

    private final HandlerExceptionResolver problems;

    /** Creates the filter. @param problems writes the answer */
    public OutageFilter(HandlerExceptionResolver problems) {
        this.problems = problems;
    }

    private static BusyException unknown(String question) {
        return new BusyException(
                "The platform cannot tell at the moment whether this token " + question + ". Try again.",
                Duration.ofSeconds(5));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (AuthenticationServiceException e) {
            answer(request, response, e.getCause() instanceof UnknownKeyException ? KEY_UNKNOWN : ACCESS_UNKNOWN, e);
        } catch (DataAccessException | TransactionException | BusyException e) {
            answer(request, response, e, e);
        }
    }

    private void answer(
            HttpServletRequest request, HttpServletResponse response, RuntimeException told, RuntimeException fault) {
        if (response.isCommitted() || problems.resolveException(request, response, null, told) == null) {
            throw fault;
        }
    }
}
