package io.cygi.standalone.topup;

import io.cygi.contracts.ProblemCode;
import io.cygi.contracts.RefusedException;
import io.cygi.contracts.topup.TopUpAllowanceCommand.CloseTopUpAllowance;
import io.cygi.contracts.topup.TopUpAllowanceCommand.ReopenTopUpAllowance;
import io.cygi.contracts.topup.TopUpEvent.TopUpRefunded;
import io.cygi.contracts.value.AccountId;
import io.cygi.contracts.value.TopUpAllowanceId;
import io.cygi.contracts.value.TopUpId;
import io.cygi.contracts.value.WalletId;
import io.cygi.contracts.wallet.WalletCommand.CloseWallet;
import io.cygi.contracts.wallet.WalletCommand.ReopenWallet;
import io.cygi.contracts.wallet.WalletEvent;
import io.cygi.contracts.wallet.WalletEvent.TopUpGivenBack;
import io.cygi.contracts.wallet.WalletEvent.TopUpTakenBack;
import io.cygi.contracts.wallet.WalletEvent.WalletToppedUp;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * Erases accounts by the steps of the edge, which may be interrupted and overtaken, and reports what a wallet received
 * afterwards.
 */
final class TopUpErasures {

    private final TopUpWorld world;
    private final Map<AccountId, Instant> latest = new HashMap<>();
    private final Set<AccountId> underWay = new LinkedHashSet<>();
    private final Map<AccountId, Integer> erased = new HashMap<>();

    TopUpErasures(TopUpWorld world) {
        this.world = world;
    }

    boolean erased(AccountId account) {
        return erased.containsKey(account);
    }

    Set<AccountId> underWay() {
        return Set.copyOf(underWay);
    }

    /**
     * Tries to erase an account.
     *
     * @param account the account
     * @param meanwhile called between the close and its undoing or completion
     */
    void erase(AccountId account, Runnable meanwhile) {
        if (erased(account)) {
            return;
        }
        Instant begun = latest.merge(
                account, world.clock.instant(), (before, now) -> now.isAfter(before) ? now : before.plusMillis(1));
        underWay.add(account);
        try {
            world.commands.send(new CloseTopUpAllowance(new TopUpAllowanceId(account), begun));
            world.commands.send(new CloseWallet(new WalletId(account), begun));
            if (refundUnderWay(account)) {
                throw new RefusedException(ProblemCode.INVALID_STATE, "A refund is under way.");
            }
            meanwhile.run();
        } catch (RefusedException refusal) {
            meanwhile.run();
            revert(account, begun);
            throw refusal;
        }
        if (begun.equals(latest.get(account))) {
            erased.putIfAbsent(account, world.events.all().size());
            underWay.remove(account);
        } else {
            revert(account, begun);
        }
    }

    private void revert(AccountId account, Instant begun) {
        world.commands.send(new ReopenWallet(new WalletId(account), begun));
        world.commands.send(new ReopenTopUpAllowance(new TopUpAllowanceId(account), begun));
        if (begun.equals(latest.get(account))) {
            underWay.remove(account);
        }
    }

    private boolean refundUnderWay(AccountId account) {
        Set<String> takenBack = new LinkedHashSet<>();
        world.events.all(WalletEvent.class).stream()
                .filter(event -> event.walletId().equals(new WalletId(account)))
                .forEach(event -> {
                    if (event instanceof TopUpTakenBack taken) {
                        takenBack.add(taken.topUpId());
                    } else if (event instanceof TopUpGivenBack given) {
                        takenBack.remove(given.topUpId());
                    }
                });
        world.events.all(TopUpRefunded.class).stream()
                .map(TopUpRefunded::topUpId)
                .map(TopUpId::toString)
                .forEach(takenBack::remove);
        return !takenBack.isEmpty();
    }

    /** {@return whether a wallet was credited or reopened after the erasure of its account} */
    boolean anyAfterwards() {
        return erased.entrySet().stream().anyMatch(each -> world.events.all().stream()
                .skip(each.getValue())
                .map(message -> message.getPayload())
                .anyMatch(event -> event instanceof WalletEvent moved
                        && moved.walletId().equals(new WalletId(each.getKey()))
                        && (moved instanceof WalletToppedUp
                                || moved instanceof TopUpGivenBack
                                || moved instanceof WalletEvent.WalletReopened)));
    }
}
