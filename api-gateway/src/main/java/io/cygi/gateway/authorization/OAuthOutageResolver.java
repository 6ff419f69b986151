package io.cygi.gateway.authorization;

import io.cygi.web.problem.OAuthUnavailable;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/**
 * Answers an outage in the form of RFC 6749 at the endpoints of OAuth clients, and as a problem document at all others.
 */
final class OAuthOutageResolver implements HandlerExceptionResolver {

    private static final long RETRY_AFTER_SECONDS = 2;

    private final HandlerExceptionResolver problems;

    /** Creates the resolver. @param problems writes and logs problem documents */
    OAuthOutageResolver(HandlerExceptionResolver problems) {
        this.problems = problems;
    }

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception fault) {
        @Nullable ModelAndView resolved = problems.resolveException(request, response, handler, fault);
        if (resolved != null && OAuthUnavailable.expectedBy(request) && !response.isCommitted()) {
            write(response);
        }
        return resolved;
    }

    /** Writes the error of RFC 6749 in place of the problem document, which has been logged. */
    private static void write(HttpServletResponse response) {
        response.resetBuffer();
        try {
            OAuthUnavailable.send(response, HttpStatus.SERVICE_UNAVAILABLE.value(), RETRY_AFTER_SECONDS);
        } catch (IOException e) {
            throw new UncheckedIOException("The client is gone", e);
        }
    }
}
