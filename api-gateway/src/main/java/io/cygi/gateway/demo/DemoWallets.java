package io.cygi.gateway.demo;

import io.cygi.contracts.value.AccountId;
import io.cygi.contracts.value.Money;
import io.cygi.contracts.value.WalletId;
import io.cygi.contracts.wallet.WalletCommand.OpenWallet;
import io.cygi.messaging.Commands;
import io.cygi.messaging.processing.ProcessorPositions;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Opens the wallets of demo accounts on their first use, and remembers the latest so as not to ask each time. */
final class DemoWallets {

    /** How long a demo endpoint waits for the read side, so that what is read next knows of what was done. */
    static final Duration READ_SIDE_TIMEOUT = Duration.ofSeconds(2);

    private static final int REMEMBERED_MAX = 10_000;

    private final Commands commands;
    private final ProcessorPositions positions;
    private final Clock clock;
    private final Set<AccountId> opened = Collections.synchronizedSet(Collections.newSetFromMap(new Latest()));

    DemoWallets(Commands commands, ProcessorPositions positions, Clock clock) {
        this.commands = commands;
        this.positions = positions;
        this.clock = clock;
    }

    /** Opens the account's wallet where it has one. @param account whose */
    void open(DemoAccount account) {
        Money balance = account.openingBalance();
        if (balance == null || opened.contains(account.accountId())) {
            return;
        }
        commands.send(new OpenWallet(new WalletId(account.accountId()), balance, clock.instant()));
        positions.awaitCaughtUp(READ_SIDE_TIMEOUT);
        opened.add(account.accountId());
    }

    private static final class Latest extends LinkedHashMap<AccountId, Boolean> {

        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<AccountId, Boolean> eldest) {
            return size() > REMEMBERED_MAX;
        }
    }
}
