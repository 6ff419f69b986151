package io.cygi.gateway.session;

import io.cygi.gateway.session.cookie.CsrfCheck;
import io.cygi.gateway.session.cookie.SessionCookies;
import jakarta.servlet.Filter;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * Creates the filter that lets the API accept sessions. It is no bean, because the server would put it before every
 * request.
 */
public final class ApiSessions {

    private final Sessions sessions;
    private final SessionCookies cookies;
    private final CsrfCheck csrf;
    private final HandlerExceptionResolver problems;

    ApiSessions(Sessions sessions, SessionCookies cookies, CsrfCheck csrf, HandlerExceptionResolver problems) {
        this.sessions = sessions;
        this.cookies = cookies;
        this.csrf = csrf;
        this.problems = problems;
    }

    /** {@return the filter, for the place before bearer tokens are read} @param refusals answers forged requests */
    public Filter filter(AccessDeniedHandler refusals) {
        return new SessionAuthenticationFilter(sessions, cookies, csrf, refusals, problems);
    }
}
