package io.cygi.gateway.account.personal;

import io.cygi.contracts.ProblemCode;
import io.cygi.contracts.RefusedException;
import io.cygi.contracts.value.AccountId;
import io.cygi.contracts.value.WalletId;
import io.cygi.contracts.wallet.WalletCommand.CloseWallet;
import io.cygi.contracts.wallet.WalletCommand.ReopenWallet;
import io.cygi.gateway.account.Role;
import io.cygi.gateway.account.store.AccountState;
import io.cygi.messaging.Commands;
import io.cygi.web.personal.ErasureObstacle;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Erases accounts. First all access ends, so that nobody books with the account any more; then the wallet is closed, which
 * it refuses with money in it; then payments that may still be refunded are looked for; then the personal data goes. What
 * stands in the way undoes the steps before it. Every step can be repeated, and an erasure that was interrupted is resumed.
 */
final class AccountErasure {

    private static final Logger LOG = LoggerFactory.getLogger(AccountErasure.class);
    private static final String UNDER_WAY = "There are reservations that are not over. Cancel them first.";

    private final ErasureSteps steps;
    private final OutstandingPayments payments;
    private final List<ErasureObstacle> obstacles;
    private final Commands commands;
    private final Clock clock;

    /** @param obstacles of all modules */
    AccountErasure(
            ErasureSteps steps,
            OutstandingPayments payments,
            List<ErasureObstacle> obstacles,
            Commands commands,
            Clock clock) {
        this.steps = steps;
        this.payments = payments;
        this.obstacles = obstacles;
        this.commands = commands;
        this.clock = clock;
    }

    /**
     * Erases an account.
     *
     * @param accountId which
     * @throws RefusedException {@code INVALID_STATE} where something has to end first; the account is as before
     */
    void erase(AccountId accountId) {
        requireNoObstacle(accountId);
        steps.begin(accountId, AccountErasure::requireErasable);
        finish(accountId);
    }

    /** Goes on with erasures that were interrupted. @param after how long ago @param max how many at most */
    void resume(Duration after, int max) {
        for (AccountId accountId : steps.interrupted(clock.instant().minus(after), max)) {
            try {
                finish(accountId);
            } catch (RefusedException refusal) {
                LOG.info("Account {} is not erased after all: {}", accountId, refusal.detail());
            }
        }
    }

    private void finish(AccountId accountId) {
        WalletId wallet = new WalletId(accountId);
        try {
            commands.send(new CloseWallet(wallet, clock.instant()));
            requireNoObstacle(accountId);
            if (payments.any(wallet)) {
                throw new RefusedException(ProblemCode.INVALID_STATE, UNDER_WAY);
            }
        } catch (RefusedException refusal) {
            revert(accountId, wallet);
            throw refusal;
        }
        steps.complete(accountId);
    }

    private void revert(AccountId accountId, WalletId wallet) {
        try {
            commands.send(new ReopenWallet(wallet, clock.instant()));
        } catch (RefusedException unopened) {
            LOG.debug("There is no wallet of {} to open again: {}", accountId, unopened.detail());
        }
        steps.revert(accountId);
    }

    private void requireNoObstacle(AccountId accountId) {
        for (ErasureObstacle obstacle : obstacles) {
            obstacle.of(accountId).ifPresent(sentence -> {
                throw new RefusedException(ProblemCode.INVALID_STATE, sentence);
            });
        }
    }

    /** The records of organizers and admins concern others, so another admin decides first. */
    private static void requireErasable(AccountState state, Set<Role> roles) {
        if (state != AccountState.ACTIVE && state != AccountState.ERASING) {
            throw new RefusedException(ProblemCode.INVALID_STATE, "The account is locked or erased.");
        }
        if (roles.contains(Role.ORGANIZER) || roles.contains(Role.ADMIN)) {
            throw new RefusedException(
                    ProblemCode.INVALID_STATE,
                    "Accounts of organizers and admins are not erased. Ask an admin to take the role away first.");
        }
    }
}
