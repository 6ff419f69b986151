package io.cygi.gateway.session.cookie;

import org.springframework.security.access.AccessDeniedException;

/** A request came with a session and without the session's CSRF token. */
public final class ForgedRequestException extends AccessDeniedException {

    private static final long serialVersionUID = 1L;

    /** An exception without more. */
    public ForgedRequestException() {
        super("A request with a session has no CSRF token");
    }

    /** {@return what a caller is to do, for the site's own scripts} */
    public String advice() {
        return "A request with a session cookie needs the value of the cookie " + SessionCookies.CSRF_COOKIE
                + " in the header " + CsrfCheck.HEADER + ". The cookie is sent with this answer.";
    }
}
