package io.cygi.gateway.session;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.cygi.contracts.value.AccountId;
import io.cygi.gateway.account.Account;
import io.cygi.gateway.account.AccountAccess;
import io.cygi.gateway.account.Accounts;
import io.cygi.gateway.token.TokenHash;
import io.cygi.gateway.transaction.AfterCommit;
import io.cygi.web.problem.BusyException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Begins, finds and ends sessions. A session that was found is remembered for {@link #REMEMBERED_FOR}, so that most
 * requests need no SQL. Forged tokens need none, and a session that has ended is remembered as well, because it is
 * never valid again. A session that ends in this process is forgotten at once, one that ends in another process with
 * the next {@link #forgetEnded()}; while that fails, every request asks the database.
 */
public final class Sessions {

    /** Bound on the open sessions of an account. A further login ends the oldest one. */
    static final int PER_ACCOUNT_MAX = 20;

    /** Time after which a session is read again and the time of its last use is written. */
    static final Duration REMEMBERED_FOR = Duration.ofMinutes(1);

    /** Bound on the sessions in memory, which take about two kilobytes each. */
    private static final int REMEMBERED_MAX = 20_000;

    /** Overlap of two successive reads of ended sessions. Clocks differ, and a transaction takes time to commit. */
    private static final Duration ENDED_WINDOW = Duration.ofSeconds(30);

    private static final Duration ENDED_READ_AT_LEAST_EVERY = Duration.ofSeconds(5);
    private static final int ENDED_MAX = 10_000;

    /** Time for which the row of an ended session is kept, so that other processes read that it has ended. */
    private static final Duration ENDED_KEPT = Duration.ofMinutes(10);

    private static final BusyException UNKNOWN = new BusyException(
            "The platform cannot tell at the moment whether this session has ended. Try again.", Duration.ofSeconds(5));

    private static final int REMOVED_AT_ONCE_MAX = 1_000;
    private static final int REMOVALS_MAX = 20;

    private final SessionTable table;
    private final Accounts accounts;
    private final AccountAccess access;
    private final SessionProperties life;
    private final Clock clock;
    private final SessionSeal seal;
    private final Cache<String, ActiveSession> remembered;
    private final Cache<String, Boolean> over;
    private volatile Instant endedReadAt = Instant.EPOCH;

    Sessions(
            SessionTable table,
            Accounts accounts,
            AccountAccess access,
            SessionProperties life,
            Clock clock,
            SessionSeal seal) {
        this.table = table;
        this.accounts = accounts;
        this.access = access;
        this.life = life;
        this.clock = clock;
        this.seal = seal;
        this.remembered = cache(clock);
        this.over = cache(clock);
    }

    private static <V> Cache<String, V> cache(Clock clock) {
        return Caffeine.newBuilder()
                .maximumSize(REMEMBERED_MAX)
                .expireAfterWrite(REMEMBERED_FOR)
                .ticker(() -> clock.millis() * 1_000_000)
                .executor(Runnable::run)
                .build();
    }

    /**
     * Begins a session. Called by logins only.
     *
     * @param accountId the account that has logged in
     * @param provider the registration of the identity provider
     * @return the session's token, a secret for the browser's cookie
     */
    public String begin(AccountId accountId, String provider) {
        Instant now = clock.instant();
        String token = seal.newToken();
        table.insert(TokenHash.of(token), new LoginSession(accountId, provider, now, now));
        table.endOldest(accountId, PER_ACCOUNT_MAX, now);
        return token;
    }

    /**
     * Returns the session of a token, if it is valid.
     *
     * @param token the value of the browser's cookie
     * @throws BusyException if locks cannot be read, so that its validity is not known
     */
    public Optional<ActiveSession> find(String token) {
        if (!seal.made(token)) {
            return Optional.empty();
        }
        if (!access.fresh()) {
            throw UNKNOWN;
        }
        String hash = TokenHash.of(token);
        return Optional.ofNullable(remembered(hash))
                .or(() -> read(hash))
                .filter(session -> clock.instant().isBefore(expiresAt(session.stored())))
                .filter(session -> access.counts(
                        session.stored().accountId(), session.stored().createdAt()));
    }

    private @Nullable ActiveSession remembered(String hash) {
        boolean endsAreKnown = clock.instant().isBefore(endedReadAt.plus(ENDED_READ_AT_LEAST_EVERY));
        return endsAreKnown ? remembered.getIfPresent(hash) : null;
    }

    private Optional<ActiveSession> read(String hash) {
        if (over.getIfPresent(hash) != null) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        Optional<LoginSession> stored = table.find(hash);
        if (stored.isEmpty()) {
            over.put(hash, true);
        }
        Optional<ActiveSession> found = stored.filter(
                        session -> now.isBefore(session.seenAt().plus(life.idle())))
                .flatMap(session -> accounts.find(session.accountId())
                        .filter(account -> account.status() == Account.Status.ACTIVE)
                        .map(account -> ActiveSession.of(session, account, expiresAt(session))));
        found.ifPresent(session -> {
            if (!session.stored().seenAt().plus(REMEMBERED_FOR).isAfter(now)) {
                table.touch(hash, now);
            }
            remembered.put(hash, session);
        });
        return found;
    }

    private Instant expiresAt(LoginSession session) {
        return session.createdAt().plus(life.absolute());
    }

    /**
     * Ends a session in every process, in the current transaction if there is one.
     *
     * @param token the value of the browser's cookie
     */
    public void end(String token) {
        if (seal.made(token)) {
            String hash = TokenHash.of(token);
            table.end(hash, clock.instant());
            AfterCommit.run(() -> remembered.invalidate(hash));
        }
    }

    /**
     * Returns the account of a session and locks the session until the current transaction ends.
     *
     * @param hash the hash of the session's token
     * @return the account, empty if the session has ended
     */
    public Optional<AccountId> hold(String hash) {
        return table.hold(hash);
    }

    /**
     * Ends all sessions of an account, in the current transaction if there is one. Other processes learn it with their
     * next read.
     */
    public void endAll(AccountId accountId) {
        table.endAll(accountId, clock.instant());
        AfterCommit.run(() -> remembered.asMap().values().removeIf(session -> session.stored()
                .accountId()
                .equals(accountId)));
    }

    /** Forgets the sessions that other processes have ended. */
    void forgetEnded() {
        Instant now = clock.instant();
        List<String> ended = table.endedSince(now.minus(ENDED_WINDOW), ENDED_MAX);
        if (ended.size() < ENDED_MAX) {
            remembered.invalidateAll(ended);
        } else {
            remembered.invalidateAll();
        }
        endedReadAt = now;
    }

    /** Deletes the rows of ended and expired sessions, a bounded number at a time. */
    void removeOver() {
        Instant now = clock.instant();
        int removals = 0;
        int removed;
        do {
            removed = table.remove(
                    now.minus(ENDED_KEPT), now.minus(life.idle()), now.minus(life.absolute()), REMOVED_AT_ONCE_MAX);
            removals++;
        } while (removed >= REMOVED_AT_ONCE_MAX && removals < REMOVALS_MAX);
    }
}
