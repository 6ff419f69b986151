package io.cygi.gateway.authorization.grant;

import io.cygi.gateway.transaction.AfterCommit;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Opens grants, a bounded number of live ones for each account and for each API key. Beyond the bound the grants that
 * would expire first are ended: codes that nobody exchanges, then the logins of apps that have not refreshed for the
 * longest time.
 */
public final class GrantOpener {

    private final GrantTables tables;
    private final TransactionOperations transaction;
    private final GrantBasis basis;
    private final RevokedGrants revoked;
    private final Clock clock;
    private final int liveMax;

    /** Creates the opener. @param liveMax bound on the live grants of an account to apps, and of an API key */
    public GrantOpener(
            GrantTables tables,
            TransactionOperations transaction,
            GrantBasis basis,
            RevokedGrants revoked,
            Clock clock,
            int liveMax) {
        this.tables = tables;
        this.transaction = transaction;
        this.basis = basis;
        this.revoked = revoked;
        this.clock = clock;
        this.liveMax = liveMax;
    }

    /**
     * Opens a grant.
     *
     * @param grant the grant
     * @param tokens its first tokens
     * @throws AuthenticationException if the account, session or key of the grant has ended
     */
    void open(Grant grant, List<StoredToken> tokens) {
        transaction.executeWithoutResult(status -> {
            if (grant.ofApp()) {
                basis.requireSession(grant.accountId(), grant.sessionHash());
            } else {
                basis.requireKey(grant.accountId(), grant.clientId());
            }
            endThoseBeyond(grant);
            tables.insert(grant);
            tokens.forEach(token -> tables.insert(grant.grantId(), token));
        });
    }

    /** Ends the grants beyond the bound. The account is locked, so no other grant of it is opened meanwhile. */
    private void endThoseBeyond(Grant next) {
        Instant now = clock.instant();
        for (String grantId : tables.liveBeyond(liveMax - 1, next, now)) {
            if (tables.revoke(grantId, now)) {
                AfterCommit.run(() -> revoked.add(grantId, next.accountId(), now));
            }
        }
    }
}
