package io.cygi.gateway.authorization.grant;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;

/** The browser sessions in which accounts make grants to apps. */
public interface BrowserSessions {

    /**
     * {@return a secret that is the same for all requests of a session, empty without a session}
     *
     * @param request a request of the browser
     */
    Optional<String> id(HttpServletRequest request);

    /**
     * Ends the session of a request, if there is one, and the grants that were made in it.
     *
     * @param request a request of the browser
     * @param response the response to it
     */
    void end(HttpServletRequest request, HttpServletResponse response);
}
