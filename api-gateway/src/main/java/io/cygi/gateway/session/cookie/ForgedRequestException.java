package io.cygi.gateway.session.cookie;

import org.springframework.security.access.AccessDeniedException;

/** Thrown if a request has a session and not the session's CSRF token. */
public final class ForgedRequestException extends AccessDeniedException {

    private static final long serialVersionUID = 1L;

    /** Creates the exception. */
    public ForgedRequestException() {
        super("A request with a session has no CSRF token");
    }

    /** {@return advice for the site's own scripts} */
    public String advice() {
        return "A request with a session cookie needs the value of the cookie " + SessionCookies.CSRF_COOKIE
                + " in the header " + CsrfCheck.HEADER + ". The cookie is sent with this answer.";
    }
}
