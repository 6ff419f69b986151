package io.cygi.gateway.session;

import io.cygi.gateway.session.cookie.CsrfCheck;
import io.cygi.gateway.session.cookie.ForgedRequestException;
import io.cygi.gateway.session.cookie.SessionCookies;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * Authenticates requests to the API that have a session cookie and no {@code Authorization} header. A request that may
 * change something needs the session's CSRF token. A cookie without a valid session is ignored.
 */
final class SessionAuthenticationFilter extends OncePerRequestFilter {

    private final Sessions sessions;
    private final SessionCookies cookies;
    private final CsrfCheck csrf;
    private final AccessDeniedHandler refusals;
    private final HandlerExceptionResolver problems;

    /** Keeps the authentication for the dispatch that ends an asynchronous answer. */
    private final SecurityContextRepository contexts = new RequestAttributeSecurityContextRepository();

    SessionAuthenticationFilter(
            Sessions sessions,
            SessionCookies cookies,
            CsrfCheck csrf,
            AccessDeniedHandler refusals,
            HandlerExceptionResolver problems) {
        this.sessions = sessions;
        this.cookies = cookies;
        this.csrf = csrf;
        this.refusals = refusals;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<String> token =
                request.getHeader(HttpHeaders.AUTHORIZATION) == null ? cookies.session(request) : Optional.empty();
        if (token.isEmpty() || authenticated(request, response, token.get())) {
            chain.doFilter(request, response);
        }
    }

    /** {@return whether the request is passed on; if not, it has been answered} */
    private boolean authenticated(HttpServletRequest request, HttpServletResponse response, String token)
            throws ServletException, IOException {
        Optional<ActiveSession> session;
        try {
            session = sessions.find(token);
        } catch (RuntimeException fault) {
            if (problems.resolveException(request, response, null, fault) == null) {
                throw fault;
            }
            return false;
        }
        if (session.isEmpty()) {
            return true;
        }
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(session.get().authentication());
        SecurityContextHolder.setContext(context);
        contexts.saveContext(context, request, response);
        if (!CsrfCheck.safe(request) && !csrf.passes(request, token)) {
            cookies.writeCsrf(request, response, token);
            refusals.handle(request, response, new ForgedRequestException());
            return false;
        }
        return true;
    }
}
