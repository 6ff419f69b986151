package io.cygi.gateway.session;

import io.cygi.gateway.session.cookie.CsrfCheck;
import io.cygi.gateway.session.cookie.SessionCookies;
import io.cygi.web.caller.Caller;
import io.cygi.web.caller.SessionCaller;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;

/** Finds the caller of a request with a session cookie, for filters before the edge's security. */
final class CookieCaller implements SessionCaller {

    private static final Logger LOG = LoggerFactory.getLogger(CookieCaller.class);

    private final Sessions sessions;
    private final SessionCookies cookies;
    private final CsrfCheck csrf;

    CookieCaller(Sessions sessions, SessionCookies cookies, CsrfCheck csrf) {
        this.sessions = sessions;
        this.cookies = cookies;
        this.csrf = csrf;
    }

    @Override
    public Optional<Caller> caller(HttpServletRequest request) {
        if (request.getHeader(HttpHeaders.AUTHORIZATION) != null) {
            return Optional.empty();
        }
        try {
            return cookies.session(request)
                    .filter(token -> CsrfCheck.safe(request) || csrf.passes(request, token))
                    .flatMap(sessions::find)
                    .map(ActiveSession::caller);
        } catch (RuntimeException fault) {
            // The edge's security reads the session again, and answers with the fault.
            LOG.debug("A session cannot be read", fault);
            return Optional.empty();
        }
    }
}
