package io.cygi.gateway.account;

import io.cygi.contracts.value.AccountId;
import io.cygi.contracts.value.Money;
import io.cygi.contracts.value.WalletId;
import io.cygi.contracts.wallet.WalletCommand.OpenWallet;
import io.cygi.gateway.account.store.AccountOpener;
import io.cygi.gateway.account.store.AccountRow;
import io.cygi.gateway.account.store.AccountRows;
import io.cygi.gateway.account.store.AccountState;
import io.cygi.gateway.account.store.Profile;
import io.cygi.messaging.Commands;
import io.cygi.messaging.TimeOrderedIds;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Accounts in the database. The row is stored first and the wallet is opened after it; if it is not known that the
 * wallet is open, the next login opens it.
 */
final class StoredAccounts implements Accounts {

    private static final String ID_PREFIX = "a-";

    private final AccountRows rows;
    private final AccountOpener opener;
    private final FirstAdmin firstAdmin;
    private final Commands commands;
    private final TransactionTemplate transaction;
    private final Clock clock;

    StoredAccounts(
            AccountRows rows,
            AccountOpener opener,
            FirstAdmin firstAdmin,
            Commands commands,
            TransactionTemplate transaction,
            Clock clock) {
        this.rows = rows;
        this.opener = opener;
        this.firstAdmin = firstAdmin;
        this.commands = commands;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public Account signIn(Identity identity) {
        Profile profile = Profile.of(identity);
        AccountRow row = rows.findByProviderAndSubject(profile.provider(), profile.subject())
                .orElseGet(() -> opener.open(newId(), profile, Set.of(Role.FAN)));
        requireUsable(row, profile);
        boolean opens = !row.walletOpened() && row.roles().contains(Role.FAN);
        if (opens) {
            commands.send(new OpenWallet(new WalletId(row.accountId()), Money.ZERO, clock.instant()));
        }
        if (opens || row.differs(profile, clock.instant())) {
            row = update(row.accountId(), profile, opens);
        }
        return firstAdmin.promoted(row).account();
    }

    private AccountRow update(AccountId accountId, Profile profile, boolean walletOpened) {
        return Objects.requireNonNull(transaction.execute(status -> {
            AccountRow row = rows.lockById(accountId.value()).orElseThrow(AccountUnusableException::new);
            requireUsable(row, profile);
            Instant now = clock.instant();
            if (walletOpened) {
                row.markWalletOpened();
            }
            if (row.differs(profile, now)) {
                row.seen(profile, now);
            }
            return row;
        }));
    }

    private static void requireUsable(AccountRow row, Profile profile) {
        if (!row.belongsTo(profile)) {
            throw new AccountUnusableException();
        }
        if (row.state() != AccountState.ACTIVE) {
            throw new AccountUnusableException(row.accountId());
        }
    }

    private static AccountId newId() {
        return new AccountId(ID_PREFIX + TimeOrderedIds.next());
    }

    @Override
    public Optional<Account> find(AccountId accountId) {
        return rows.findById(accountId.value()).map(AccountRow::account);
    }

    @Override
    public Optional<Account> hold(AccountId accountId) {
        return rows.lockById(accountId.value()).map(AccountRow::account);
    }
}
