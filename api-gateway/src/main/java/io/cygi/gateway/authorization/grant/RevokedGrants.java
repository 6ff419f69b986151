package io.cygi.gateway.authorization.grant;

import io.cygi.contracts.value.AccountId;
import io.cygi.gateway.account.access.Freshness;
import io.cygi.gateway.authorization.grant.GrantTables.Revocation;
import io.cygi.gateway.token.RevokedTokens;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * Remembers the revoked grants whose access tokens have not all expired. Revocations by this process are known at once,
 * those by other processes with the next read of the table. A revocation is forgotten when every access token from
 * before it has expired.
 */
public final class RevokedGrants implements RevokedTokens {

    /** The claim that names the grant of an access token. */
    public static final String CLAIM = "grant";

    private static final int READ_PER_ROUND_MAX = 10_000;
    private static final int ROUNDS_MAX = 20;

    /**
     * Overlap of two successive reads of revocations. Clocks differ, and a revocation is seen only after its
     * transaction.
     */
    private static final Duration OVERLAP = Duration.ofSeconds(15);

    private final GrantTables tables;
    private final Clock clock;
    private final Duration remembered;
    private final Freshness freshness;
    private final Map<String, Instant> grants = new ConcurrentHashMap<>();
    private final Map<AccountId, Instant> accounts = new ConcurrentHashMap<>();
    private Instant seen;

    /**
     * Creates an empty memory.
     *
     * @param accessTokenLife longest lifetime of an access token, the skew of clocks included
     */
    public RevokedGrants(GrantTables tables, Clock clock, Duration accessTokenLife) {
        this.tables = tables;
        this.clock = clock;
        this.remembered = accessTokenLife.plus(OVERLAP);
        this.freshness = new Freshness(clock);
        this.seen = clock.instant().minus(remembered);
    }

    @Override
    public boolean contains(Jwt token) {
        return !grants.isEmpty()
                && token.getClaims().get(CLAIM) instanceof String grantId
                && grants.containsKey(grantId);
    }

    @Override
    public boolean concern(AccountId accountId) {
        return !accounts.isEmpty() && accounts.containsKey(accountId);
    }

    @Override
    public boolean fresh() {
        return freshness.holds();
    }

    void add(String grantId, AccountId accountId, Instant at) {
        Instant until = at.plus(remembered);
        grants.put(grantId, until);
        accounts.merge(accountId, until, (before, now) -> now.isAfter(before) ? now : before);
    }

    /** Reads the revocations of other processes and forgets those that are over. */
    public synchronized void refresh() {
        Instant begun = clock.instant();
        Instant from = seen.minus(OVERLAP);
        String afterGrant = "";
        boolean more = true;
        for (int round = 0; more && round < ROUNDS_MAX; round++) {
            List<Revocation> page = tables.revokedSince(from, afterGrant, READ_PER_ROUND_MAX);
            for (Revocation revocation : page) {
                add(revocation.grantId(), revocation.accountId(), revocation.at());
                seen = revocation.at().isAfter(seen) ? revocation.at() : seen;
            }
            more = page.size() == READ_PER_ROUND_MAX;
            if (more) {
                from = page.getLast().at();
                afterGrant = page.getLast().grantId();
            }
        }
        Instant now = clock.instant();
        grants.values().removeIf(until -> until.isBefore(now));
        accounts.values().removeIf(until -> until.isBefore(now));
        if (!more) {
            freshness.read(begun.toEpochMilli());
        }
    }
}
