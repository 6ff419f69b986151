package io.cygi.gateway.authorization.grant;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;

/** The sessions in which browsers grant something to apps. */
public interface BrowserSessions {

    /** {@return a secret that is the same for all requests of a session, if there is one} @param request of the browser */
    Optional<String> id(HttpServletRequest request);

    /** Ends the session of a request, if there is one, and what was granted in it. @param request of the browser @param response the answer to it */
    void end(HttpServletRequest request, HttpServletResponse response);
}
