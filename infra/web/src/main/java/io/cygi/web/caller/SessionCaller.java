package io.cygi.web.caller;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/**
 * Tells who sends a request with a session cookie, for filters that answer before the edge's security. The edge has one where it
 * knows sessions.
 */
@FunctionalInterface
public interface SessionCaller {

    /**
     * {@return the account of the request's session; nothing where the request has an {@code Authorization} header, no session
     * that counts, or lacks the CSRF token that it needs, which the edge's security then says}
     */
    Optional<Caller> caller(HttpServletRequest request);
}
