package io.cygi.gateway;

import io.cygi.contracts.value.AccountId;
import io.cygi.gateway.account.Account;
import io.cygi.gateway.account.AccountAccess;
import io.cygi.gateway.account.AccountUnusableException;
import io.cygi.gateway.account.Accounts;
import io.cygi.gateway.account.Identity;
import io.cygi.gateway.account.Role;
import io.cygi.gateway.audit.AuditEntry;
import io.cygi.gateway.audit.AuditLog;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;

/** Keeps accounts and audit lines in memory. An account is named by its provider and subject; demo accounts exist. */
public final class TestPeople implements Accounts, AccountAccess, AuditLog {

    private static final Pattern DEMO = Pattern.compile("(?<role>fan|organizer|admin)(-[0-9]+)?");

    private final Map<AccountId, Account> accounts = new ConcurrentHashMap<>();
    private final Set<AccountId> locked = ConcurrentHashMap.newKeySet();
    private final List<Identity> identities = new CopyOnWriteArrayList<>();
    private final AtomicBoolean fresh = new AtomicBoolean(true);
    private final List<AuditEntry> lines = new CopyOnWriteArrayList<>();

    @Override
    public Account signIn(Identity identity) {
        identities.add(identity);
        AccountId accountId = new AccountId(identity.provider() + "-" + identity.subject());
        if (locked.contains(accountId)) {
            throw new AccountUnusableException(accountId);
        }
        return accounts.computeIfAbsent(
                accountId,
                id -> account(id, identity, identity.nickname() == null ? "Somebody" : identity.nickname(), Role.FAN));
    }

    @Override
    public Optional<Account> find(AccountId accountId) {
        var demo = DEMO.matcher(accountId.value());
        if (demo.matches()) {
            Role role = Role.valueOf(demo.group("role").toUpperCase(Locale.ROOT));
            return Optional.of(
                    account(accountId, new Identity("demo", accountId.value(), null, null), accountId.value(), role));
        }
        return Optional.ofNullable(accounts.get(accountId));
    }

    @Override
    public Optional<Account> hold(AccountId accountId) {
        return find(accountId);
    }

    private static Account account(AccountId id, Identity identity, String nickname, Role role) {
        Instant now = Instant.now();
        return new Account(
                id,
                identity.provider(),
                identity.subject(),
                nickname,
                identity.email(),
                Set.of(role),
                Account.Status.ACTIVE,
                now,
                now);
    }

    @Override
    public boolean counts(AccountId accountId, Instant issuedAt) {
        return !locked.contains(accountId);
    }

    @Override
    public boolean fresh() {
        return fresh.get();
    }

    /** Sets whether locks are known. */
    public void fresh(boolean known) {
        fresh.set(known);
    }

    @Override
    public void write(AuditEntry entry) {
        lines.add(entry);
    }

    /** Locks an account, without telling any listener. */
    public void lock(AccountId accountId) {
        locked.add(accountId);
    }

    /** Unlocks an account. */
    public void unlock(AccountId accountId) {
        locked.remove(accountId);
    }

    /** {@return the identities that have signed in, in order} */
    public List<Identity> identities() {
        return identities;
    }

    /** {@return the accounts that were opened} */
    public Map<AccountId, Account> accounts() {
        return accounts;
    }

    /** {@return the audit lines, in order} */
    public List<AuditEntry> lines() {
        return lines;
    }

    /** Removes all accounts and lines. */
    public void clear() {
        accounts.clear();
        locked.clear();
        identities.clear();
        lines.clear();
        fresh.set(true);
    }
}
