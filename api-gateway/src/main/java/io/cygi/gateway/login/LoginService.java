package io.cygi.gateway.login;

import io.cygi.contracts.value.AccountId;
import io.cygi.gateway.audit.AuditAction;
import io.cygi.gateway.audit.AuditEntry;
import io.cygi.gateway.audit.AuditLog;
import io.cygi.gateway.authorization.grant.Grants;
import io.cygi.gateway.session.ActiveSession;
import io.cygi.gateway.session.Sessions;
import io.cygi.gateway.session.cookie.SessionCookies;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.transaction.support.TransactionOperations;

/** Begins the session of an account that has logged in, and ends it at the logout. */
public final class LoginService {

    private final Sessions sessions;
    private final SessionCookies cookies;
    private final Grants grants;
    private final TransactionOperations transaction;
    private final AuditLog audit;

    LoginService(
            Sessions sessions,
            SessionCookies cookies,
            Grants grants,
            TransactionOperations transaction,
            AuditLog audit) {
        this.sessions = sessions;
        this.cookies = cookies;
        this.grants = grants;
        this.transaction = transaction;
        this.audit = audit;
    }

    /**
     * Begins a session. The browser gets a new token, whatever it sent, and its older session ends. Grants to apps that
     * the same account made in the older session move to the new one; those of another account end.
     *
     * @param accountId the account's identifier
     * @param provider the registration of the identity provider that vouches for it
     */
    public void logIn(AccountId accountId, String provider, HttpServletRequest request, HttpServletResponse response) {
        Optional<String> before = cookies.session(request);
        String token = sessions.begin(accountId, provider);
        before.ifPresent(older -> transaction.executeWithoutResult(status -> {
            sessions.end(older);
            grants.moveToSession(older, token, accountId);
        }));
        cookies.writeSession(request, response, token);
        audit.write(new AuditEntry(AuditAction.LOGIN, accountId, null, provider));
    }

    /**
     * Ends all sessions and all grants of the account of the request's session. They end in one transaction, the
     * request's own session with them, so that the logout can be repeated if it fails.
     *
     * @return the session of the request, if there was one
     */
    public Optional<ActiveSession> logOutEverywhere(HttpServletRequest request, HttpServletResponse response) {
        Optional<String> token = cookies.session(request);
        Optional<ActiveSession> session = token.flatMap(sessions::find);
        session.map(found -> found.stored().accountId())
                .ifPresent(accountId -> transaction.executeWithoutResult(status -> {
                    sessions.endAll(accountId);
                    grants.revokeOfAccount(accountId);
                }));
        token.ifPresent(known -> cookies.clearSession(request, response));
        session.ifPresent(this::writeLogout);
        return session;
    }

    /** Ends the session and its grants to apps. {@return the session that ended, if there was one} */
    public Optional<ActiveSession> logOut(HttpServletRequest request, HttpServletResponse response) {
        Optional<String> token = cookies.session(request);
        Optional<ActiveSession> session = token.flatMap(sessions::find);
        token.ifPresent(known -> {
            transaction.executeWithoutResult(status -> {
                sessions.end(known);
                grants.revokeOfSession(known);
            });
            cookies.clearSession(request, response);
        });
        session.ifPresent(this::writeLogout);
        return session;
    }

    private void writeLogout(ActiveSession ended) {
        audit.write(new AuditEntry(
                AuditAction.LOGOUT,
                ended.stored().accountId(),
                null,
                ended.stored().provider()));
    }
}
