package io.cygi.queue.http.fan;

import io.cygi.contracts.value.AccountId;
import io.cygi.web.caller.Caller;
import io.cygi.web.caller.SessionCaller;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.http.HttpHeaders;

/**
 * Identifies the fan by the bearer token, or by the session if the request has no {@code Authorization} header.
 */
public final class FanAuthenticator {

    private static final String ROLE = "FAN";

    private final FanTokenVerifier tokens;
    private final SessionCaller sessions;

    FanAuthenticator(FanTokenVerifier tokens, SessionCaller sessions) {
        this.tokens = tokens;
        this.sessions = sessions;
    }

    /** {@return the fan; nothing if the caller is no fan, or if the edge has to refuse the request} */
    public Optional<AccountId> fan(HttpServletRequest request) {
        return bySession(request) ? ofSession(request) : tokens.fan(request);
    }

    /** {@return whether this fan sends the request} @param account the fan's account */
    public boolean isFan(HttpServletRequest request, AccountId account) {
        return bySession(request)
                ? ofSession(request).filter(account::equals).isPresent()
                : tokens.isFan(request, account);
    }

    private static boolean bySession(HttpServletRequest request) {
        return request.getHeader(HttpHeaders.AUTHORIZATION) == null;
    }

    private Optional<AccountId> ofSession(HttpServletRequest request) {
        return sessions.caller(request)
                .filter(caller -> caller.roles().contains(ROLE))
                .map(Caller::accountId);
    }
}
