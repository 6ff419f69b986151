package io.cygi.gateway.demo;

import io.cygi.contracts.ProblemCode;
import io.cygi.contracts.RefusedException;
import io.cygi.contracts.value.AccountId;
import io.cygi.contracts.value.Money;
import io.cygi.contracts.value.WalletId;
import io.cygi.contracts.wallet.WalletCommand.OpenWallet;
import io.cygi.gateway.account.AccountUnusableException;
import io.cygi.gateway.account.Identity;
import io.cygi.gateway.account.Role;
import io.cygi.gateway.account.access.AccessCache;
import io.cygi.gateway.account.store.AccountOpener;
import io.cygi.gateway.account.store.AccountRow;
import io.cygi.gateway.account.store.AccountRows;
import io.cygi.gateway.account.store.AccountState;
import io.cygi.gateway.account.store.Profile;
import io.cygi.messaging.Commands;
import io.cygi.messaging.processing.ReadSide;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Opens demo accounts and their wallets on their first use, and remembers the latest ones to save queries. A remembered
 * account is forgotten when its access ends.
 */
final class DemoAccounts {

    /** Bound on the wait of a demo endpoint for the read side, which makes a write visible to the next read. */
    static final Duration READ_SIDE_TIMEOUT = Duration.ofSeconds(2);

    private static final String PROVIDER = "demo";
    private static final int REMEMBERED_MAX = 10_000;

    private final AccountRows rows;
    private final AccountOpener opener;
    private final AccessCache access;
    private final Commands commands;
    private final ReadSide readSide;
    private final Clock clock;
    private final Map<AccountId, Opened> opened = Collections.synchronizedMap(new Latest());

    DemoAccounts(
            AccountRows rows,
            AccountOpener opener,
            AccessCache access,
            Commands commands,
            ReadSide readSide,
            Clock clock) {
        this.rows = rows;
        this.opener = opener;
        this.access = access;
        this.commands = commands;
        this.readSide = readSide;
        this.clock = clock;
    }

    /** An account that is open. @param roles the account's roles @param at time at which they were read */
    private record Opened(List<String> roles, Instant at) {}

    /**
     * Opens the account, and its wallet if it has one.
     *
     * @param account the account to open
     * @return the account's roles
     * @throws RefusedException if it is locked or erased
     */
    List<String> open(DemoAccount account) {
        requireUsable(account);
        Opened known = known(account);
        if (known != null) {
            return known.roles();
        }
        Instant at = clock.instant();
        AccountRow row = row(account);
        Money balance = account.openingBalance();
        if (balance != null) {
            commands.send(new OpenWallet(new WalletId(account.accountId()), balance, at));
            readSide.awaitCaughtUp(READ_SIDE_TIMEOUT);
        }
        List<String> roles = roles(row);
        opened.put(account.accountId(), new Opened(roles, at));
        return roles;
    }

    /**
     * {@return the roles of an account, without opening it; those of a new account if it does not exist}
     *
     * @param account the account
     * @throws RefusedException if it is locked or erased
     */
    List<String> rolesOf(DemoAccount account) {
        requireUsable(account);
        Opened known = known(account);
        if (known != null) {
            return known.roles();
        }
        @Nullable AccountRow row = rows.findById(account.accountId().value()).orElse(null);
        if (row == null) {
            return account.roles();
        }
        if (row.state() != AccountState.ACTIVE) {
            throw unusable();
        }
        return roles(row);
    }

    private static List<String> roles(AccountRow row) {
        return row.roles().stream().map(Role::name).toList();
    }

    private @Nullable Opened known(DemoAccount account) {
        Opened known = opened.get(account.accountId());
        return known != null && access.counts(account.accountId(), known.at()) ? known : null;
    }

    private AccountRow row(DemoAccount account) {
        String name = account.accountId().value();
        Profile profile = Profile.of(new Identity(PROVIDER, name, account.nickname(), null));
        try {
            AccountRow row = opener.open(account.accountId(), profile, Set.of(Role.valueOf(account.role())));
            if (row.state() != AccountState.ACTIVE) {
                throw new AccountUnusableException();
            }
            return row;
        } catch (AccountUnusableException e) {
            throw unusable();
        }
    }

    private void requireUsable(DemoAccount account) {
        if (access.barred(account.accountId())) {
            throw unusable();
        }
    }

    private static RefusedException unusable() {
        return new RefusedException(
                ProblemCode.FORBIDDEN, "The account is locked or erased. Use another demo account.");
    }

    private static final class Latest extends LinkedHashMap<AccountId, Opened> {

        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<AccountId, Opened> eldest) {
            return size() > REMEMBERED_MAX;
        }
    }
}
