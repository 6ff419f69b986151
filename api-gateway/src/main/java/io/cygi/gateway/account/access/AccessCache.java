package io.cygi.gateway.account.access;

import io.cygi.contracts.value.AccountId;
import io.cygi.gateway.account.AccountAccess;
import io.cygi.gateway.account.store.AccessChange;
import io.cygi.gateway.account.store.AccountRow;
import io.cygi.gateway.account.store.AccountRows;
import io.cygi.gateway.account.store.AccountState;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.domain.Limit;

/**
 * Remembers the accounts whose access has ended: changes of the last {@link #REMEMBERED_FOR}, and accounts that are
 * locked. Anything older that was issued to an account has expired. Changes of other processes are read every few
 * seconds, those of this process are known at once.
 */
public final class AccessCache implements AccountAccess {

    /** Time for which a change is remembered. It exceeds the longest lifetime of a token that can be configured. */
    static final Duration REMEMBERED_FOR = Duration.ofHours(25);

    /**
     * Overlap of two successive reads of changes. Transactions commit in another order than they begin, and clocks
     * differ.
     */
    static final Duration OVERLAP = Duration.ofSeconds(60);

    private static final Logger LOG = LoggerFactory.getLogger(AccessCache.class);
    private static final int PAGE = 1_000;
    private static final Duration FORGET_EVERY = Duration.ofMinutes(1);
    private static final Comparator<AccessChange> OLDEST_FIRST = Comparator.comparingLong(AccessChange::changedMillis);

    private final Map<AccountId, AccessChange> changes = new ConcurrentHashMap<>();
    private final AccountRows rows;
    private final Clock clock;
    private final int changesMax;
    private final Freshness freshness;
    private long readUntilMillis;
    private long forgottenAtMillis;

    /**
     * Time up to which nothing that was issued to any account is valid, in ms. It grows when more accounts have changed
     * than can be remembered.
     */
    private volatile long countsAfterMillis = Long.MIN_VALUE;

    /** Creates an empty cache. @param changesMax bound on the accounts that are remembered */
    public AccessCache(AccountRows rows, Clock clock, int changesMax) {
        this.rows = rows;
        this.clock = clock;
        this.changesMax = changesMax;
        this.freshness = new Freshness(clock);
        this.readUntilMillis = clock.instant().minus(REMEMBERED_FOR).toEpochMilli();
    }

    @Override
    public boolean counts(AccountId accountId, Instant issuedAt) {
        long issued = issuedAt.toEpochMilli();
        if (issued <= countsAfterMillis) {
            return false;
        }
        if (changes.isEmpty()) {
            return true;
        }
        AccessChange change = changes.get(accountId);
        return change == null || change.state() == AccountState.ACTIVE && issued > change.endedMillis();
    }

    /** {@return whether the account is known to be locked or erased; nothing must be issued to it} */
    public boolean barred(AccountId accountId) {
        AccessChange change = changes.get(accountId);
        return change != null && change.state() != AccountState.ACTIVE;
    }

    /** Stores a change. Of two changes of an account the later one is kept, whichever is learned first. */
    public void apply(AccessChange change) {
        changes.merge(
                change.accountId(),
                change,
                (known, learned) -> learned.changedMillis() >= known.changedMillis() ? learned : known);
    }

    /**
     * Reads the accounts that are locked, and all changes of the remembered time. Called once, before requests are
     * served.
     */
    public synchronized void load() {
        String after = "";
        List<AccessChange> page;
        do {
            page = changes(rows.changedIn(AccountState.LOCKED, after, Limit.of(PAGE)));
            page.forEach(this::apply);
            after = page.isEmpty() ? after : page.getLast().accountId().value();
        } while (page.size() == PAGE && changes.size() <= changesMax);
        refresh();
    }

    /** Reads the changes since the last read. */
    public synchronized void refresh() {
        long now = clock.millis();
        long from = readUntilMillis;
        String after = "";
        List<AccessChange> page;
        do {
            page = changes(rows.changedSince(from, after, Limit.of(PAGE)));
            page.forEach(this::apply);
            if (!page.isEmpty()) {
                from = page.getLast().changedMillis();
                after = page.getLast().accountId().value();
            }
            shrink();
        } while (page.size() == PAGE);
        readUntilMillis = Math.max(readUntilMillis, now - OVERLAP.toMillis());
        forget(now);
        freshness.read(now);
    }

    @Override
    public boolean fresh() {
        return freshness.holds();
    }

    private static List<AccessChange> changes(List<AccountRow> changed) {
        return changed.stream()
                .map(row -> Objects.requireNonNull(row.accessChange()))
                .toList();
    }

    private void forget(long now) {
        if (now - forgottenAtMillis >= FORGET_EVERY.toMillis()) {
            forgottenAtMillis = now;
            long oldest = now - REMEMBERED_FOR.toMillis();
            changes.values()
                    .removeIf(change -> change.changedMillis() < oldest && change.state() != AccountState.LOCKED);
        }
    }

    /** Forgets the oldest changes if there are too many, and invalidates everything that they could have ended. */
    private void shrink() {
        int tooMany = changes.size() - changesMax;
        if (tooMany <= 0) {
            return;
        }
        List<AccessChange> oldest =
                changes.values().stream().sorted(OLDEST_FIRST).limit(tooMany).toList();
        countsAfterMillis = Math.max(countsAfterMillis, oldest.getLast().changedMillis());
        oldest.forEach(change -> changes.remove(change.accountId(), change));
        LOG.warn(
                "The access of more than {} accounts has ended. Tokens that were issued before {} are no longer valid.",
                changesMax,
                Instant.ofEpochMilli(countsAfterMillis));
    }

    /** {@return the number of accounts that are remembered} */
    int size() {
        return changes.size();
    }

    /** {@return the last known change of an account} */
    @Nullable
    AccessChange known(AccountId accountId) {
        return changes.get(accountId);
    }
}
