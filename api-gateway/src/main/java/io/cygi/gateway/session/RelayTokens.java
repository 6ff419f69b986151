package io.cygi.gateway.session;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.cygi.gateway.session.cookie.SessionCookies;
import io.cygi.gateway.token.TokenHash;
import io.cygi.web.caller.Caller;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * Provides the bearer tokens with which the edge passes requests on to services. A caller's own bearer token is passed on
 * unchanged. A session has none, so the edge signs one, which is valid for a short time and is signed again after half of
 * it. Services never see the session.
 */
public final class RelayTokens {

    /** Time for which the token of a session is used, half of its lifetime. */
    static final Duration KEPT_FOR = Duration.ofMinutes(1);

    /** Bound on the tokens in memory, which take about a kilobyte each. */
    static final int KEPT_MAX = 20_000;

    private final Function<Caller, String> signing;
    private final SessionCookies cookies;
    private final Cache<String, Kept> kept;

    /**
     * Creates the provider.
     *
     * @param signing signs a token for a caller
     * @param cookies reads the cookies of sessions
     * @param clock the time
     */
    RelayTokens(Function<Caller, String> signing, SessionCookies cookies, Clock clock) {
        this.signing = signing;
        this.cookies = cookies;
        this.kept = Caffeine.newBuilder()
                .maximumSize(KEPT_MAX)
                .expireAfterWrite(KEPT_FOR)
                .ticker(() -> clock.millis() * 1_000_000)
                .executor(Runnable::run)
                .build();
    }

    /** A token, with the caller as it names the caller. Roles and nickname of an account may change meanwhile. */
    private record Kept(Caller caller, String token) {}

    /**
     * {@return the bearer token of the request that this thread answers, nothing if the request has no caller} To be
     * called after the edge's security.
     *
     * @param request the request
     */
    public Optional<String> of(HttpServletRequest request) {
        @Nullable Authentication caller = SecurityContextHolder.getContext().getAuthentication();
        if (caller == null || !(caller.getPrincipal() instanceof Jwt token)) {
            return Optional.empty();
        }
        return Optional.of(ActiveSession.isPlaceholder(token) ? ofSession(request) : token.getTokenValue());
    }

    private String ofSession(HttpServletRequest request) {
        Caller caller = Caller.current();
        String session = cookies.session(request)
                .map(TokenHash::of)
                .orElseThrow(() -> new IllegalStateException("a session without its cookie"));
        @Nullable Kept known = kept.getIfPresent(session);
        if (known == null || !known.caller.equals(caller)) {
            known = new Kept(caller, signing.apply(caller));
            kept.put(session, known);
        }
        return known.token;
    }

    /** {@return how many tokens are kept} */
    long size() {
        kept.cleanUp();
        return kept.estimatedSize();
    }
}
