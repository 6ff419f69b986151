package io.cygi.gateway.account.personal;

import io.cygi.contracts.ProblemCode;
import io.cygi.contracts.RefusedException;
import io.cygi.contracts.port.ErasureObstacle;
import io.cygi.contracts.topup.TopUpAllowanceCommand.CloseTopUpAllowance;
import io.cygi.contracts.topup.TopUpAllowanceCommand.ReopenTopUpAllowance;
import io.cygi.contracts.value.AccountId;
import io.cygi.contracts.value.TopUpAllowanceId;
import io.cygi.contracts.value.WalletId;
import io.cygi.contracts.wallet.WalletCommand.CloseWallet;
import io.cygi.contracts.wallet.WalletCommand.ReopenWallet;
import io.cygi.gateway.account.Role;
import io.cygi.gateway.account.store.AccountState;
import io.cygi.messaging.Commands;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Erases accounts. First all access ends, so that nobody books with the account any more; then the top-up allowance is closed,
 * which it refuses with an open top-up; then the wallet, which it refuses with money in it; then payments and refunds that are
 * under way are looked for; then the personal data goes. What stands in the way undoes the steps before it. Every step can be
 * repeated, an erasure that was interrupted is resumed, and one that was taken over by another changes nothing any more.
 */
final class AccountErasure {

    private static final Logger LOG = LoggerFactory.getLogger(AccountErasure.class);
    private static final String RESERVATIONS = "There are reservations that are not over. Cancel them first.";
    private static final String TOP_UPS =
            "There are top-ups that have not ended. Cancel them, or wait until they expire.";
    private static final String REFUNDS = "There are refunds of top-ups under way. Wait until they have ended.";

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
        require(!payments.anyTopUp(accountId), TOP_UPS);
        finish(steps.begin(accountId, AccountErasure::requireErasable));
    }

    /**
     * Goes on with erasures that were interrupted. One that fails does not keep the others waiting, and waits itself until it is
     * interrupted again.
     *
     * @param after how long ago
     * @param max how many at most
     */
    void resume(Duration after, int max) {
        Instant since = clock.instant().minus(after);
        @Nullable RuntimeException failed = null;
        for (AccountId accountId : steps.interrupted(since, max)) {
            try {
                steps.takeOver(accountId, since).ifPresent(this::finish);
            } catch (RefusedException refusal) {
                LOG.info("Account {} is not erased after all: {}", accountId, refusal.detail());
            } catch (RuntimeException e) {
                LOG.warn("The erasure of account {} has failed and is tried again", accountId, e);
                failed = e;
            }
        }
        if (failed != null) {
            throw failed;
        }
    }

    /** The commands carry the time at which the erasure began, so that those of one that was overtaken have no effect. */
    private void finish(Erasure erasure) {
        AccountId accountId = erasure.accountId();
        WalletId wallet = new WalletId(accountId);
        try {
            commands.send(new CloseTopUpAllowance(new TopUpAllowanceId(accountId), erasure.begunAt()));
            commands.send(new CloseWallet(wallet, erasure.begunAt()));
            requireNoObstacle(accountId);
            require(!payments.any(wallet), RESERVATIONS);
            require(!payments.anyRefundOfTopUp(wallet), REFUNDS);
        } catch (RefusedException refusal) {
            revert(erasure);
            throw refusal;
        }
        if (!steps.complete(erasure)) {
            revert(erasure);
            throw new RefusedException(ProblemCode.INVALID_STATE, "The account has changed. Look at it again.");
        }
    }

    /** A process that dies in between leaves an account that is being erased, and another goes on. */
    private void revert(Erasure erasure) {
        AccountId accountId = erasure.accountId();
        commands.send(new ReopenWallet(new WalletId(accountId), erasure.begunAt()));
        commands.send(new ReopenTopUpAllowance(new TopUpAllowanceId(accountId), erasure.begunAt()));
        steps.revert(erasure);
    }

    private static void require(boolean met, String otherwise) {
        if (!met) {
            throw new RefusedException(ProblemCode.INVALID_STATE, otherwise);
        }
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
