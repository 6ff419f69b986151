package io.cygi.web.caller;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/**
 * Identifies the sender of a request with a session cookie, for filters that answer before the edge's security. Only an
 * edge with sessions provides it.
 */
@FunctionalInterface
public interface SessionCaller {

    /**
     * {@return the account of the request's session; empty if the request has an {@code Authorization} header, no valid
     * session, or lacks the CSRF token that it needs. The edge's security then answers}
     */
    Optional<Caller> caller(HttpServletRequest request);
}
