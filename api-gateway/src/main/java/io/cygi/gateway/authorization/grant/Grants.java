package io.cygi.gateway.authorization.grant;

import io.cygi.contracts.value.AccountId;
import io.cygi.gateway.audit.AuditAction;
import io.cygi.gateway.audit.AuditEntry;
import io.cygi.gateway.audit.AuditLog;
import io.cygi.gateway.audit.request.AuditedAccount;
import io.cygi.gateway.token.TokenHash;
import io.cygi.gateway.transaction.AfterCommit;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Continues and revokes grants. A code and a refresh token can be used once; the database decides which of several uses
 * at the same time is the valid one. Every other use revokes the grant with all its tokens, because somebody holds a
 * copy.
 */
public final class Grants {

    private static final Duration KEPT_AFTER_EXPIRY = Duration.ofHours(1);
    private static final int PURGE_ROUNDS_MAX = 50;

    private final GrantTables tables;
    private final TransactionOperations transaction;
    private final RevokedGrants revoked;
    private final AuditLog audit;
    private final Clock clock;

    /** Creates the service. @param transaction joins a current transaction */
    public Grants(
            GrantTables tables, TransactionOperations transaction, RevokedGrants revoked, AuditLog audit, Clock clock) {
        this.tables = tables;
        this.transaction = transaction;
        this.revoked = revoked;
        this.audit = audit;
        this.clock = clock;
    }

    /** {@return the token with its grant, empty if the grant is revoked} @param text the text of the token */
    Optional<ShownToken> find(String text) {
        Optional<ShownToken> known = tables.find(TokenHash.of(text));
        known.ifPresent(shown -> AuditedAccount.note(shown.grant().accountId()));
        return known.filter(shown -> !shown.grant().revoked());
    }

    /**
     * Exchanges a code or a refresh token for new tokens.
     *
     * @throws OAuth2AuthenticationException if it has been used or the grant was revoked, even a moment ago
     */
    void exchange(ShownToken shown, List<StoredToken> tokens, Instant expiresAt) {
        String grantId = shown.grant().grantId();
        Boolean first = transaction.execute(status -> {
            if (!tables.extend(grantId, expiresAt)) {
                throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_GRANT);
            }
            if (!tables.use(shown.token().hash(), clock.instant())) {
                status.setRollbackOnly();
                return false;
            }
            tokens.forEach(token -> tables.insert(grantId, token));
            return true;
        });
        if (!Boolean.TRUE.equals(first)) {
            reused(shown);
            throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_GRANT);
        }
    }

    /** Revokes the grant of a code or refresh token that is used again. */
    void reused(ShownToken shown) {
        if (revoke(shown.grant())) {
            boolean code = shown.token().kind() == TokenKind.CODE;
            AccountId account = shown.grant().accountId();
            audit.write(new AuditEntry(
                    code ? AuditAction.TOKEN_REFUSED : AuditAction.REFRESH_TOKEN_REUSED,
                    account,
                    null,
                    (code ? "code reused, client " : "client ") + shown.grant().clientId()));
        }
    }

    /** Revokes a grant. {@return whether this call has revoked it} */
    boolean revoke(Grant grant) {
        Instant now = clock.instant();
        boolean changed = Boolean.TRUE.equals(transaction.execute(status -> tables.revoke(grant.grantId(), now)));
        if (changed) {
            revoked.add(grant.grantId(), grant.accountId(), now);
        }
        return changed;
    }

    /** Revokes all grants of an account, in the current transaction. @param accountId the account's identifier */
    public void revokeOfAccount(AccountId accountId) {
        revokeAndLearn(() -> tables.revokeOfAccount(accountId, clock.instant()));
    }

    /**
     * Revokes every token of an API key, in the current transaction if there is one.
     *
     * @param clientId the key's identifier
     */
    public void revokeOfClient(String clientId) {
        revokeAndLearn(() -> tables.revokeOfClient(clientId, clock.instant()));
    }

    /**
     * Revokes the grants of a browser's session, in the current transaction if there is one.
     *
     * @param sessionId the session's token
     */
    public void revokeOfSession(String sessionId) {
        revokeAndLearn(() -> tables.revokeOfSession(TokenHash.of(sessionId), clock.instant()));
    }

    /**
     * Moves the grants of a session to the session that follows it in the same browser. Grants of other accounts in the
     * old session are revoked.
     *
     * @param before the token of the session that has ended
     * @param next the token of the following session
     * @param accountId the account of the following session
     */
    public void moveToSession(String before, String next, AccountId accountId) {
        transaction.executeWithoutResult(status -> {
            tables.moveToSession(TokenHash.of(before), TokenHash.of(next), accountId);
            revokeOfSession(before);
        });
    }

    private void revokeAndLearn(IntSupplier revocation) {
        transaction.executeWithoutResult(status -> {
            if (revocation.getAsInt() > 0) {
                AfterCommit.run(revoked::refresh);
            }
        });
    }

    /** Deletes expired grants and tokens, one batch per transaction. */
    public void purge() {
        Instant before = clock.instant().minus(KEPT_AFTER_EXPIRY);
        purge(() -> tables.purgeTokens(before));
        purge(() -> tables.purgeGrants(before));
    }

    private void purge(BooleanSupplier batch) {
        for (int round = 0; round < PURGE_ROUNDS_MAX; round++) {
            if (!Boolean.TRUE.equals(transaction.execute(status -> batch.getAsBoolean()))) {
                return;
            }
        }
    }
}
