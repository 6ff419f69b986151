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
 * Erases accounts. First all access ends, so that nobody books with the account any more. Then the top-up allowance is
 * closed, which refuses if a top-up is open; then the wallet, which refuses if money is in it. Then payments and
 * refunds that are under way are looked for. Last the personal data is removed. A refusal undoes the earlier steps.
 * Every step can be repeated, an interrupted erasure is resumed, and one that another process has taken over changes
 * nothing any more.
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

    /** Creates the erasure. @param obstacles the obstacles of all modules */
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
     * @param accountId the account's identifier
     * @throws RefusedException {@code INVALID_STATE} if something has to end first; the account is left as it was
     */
    void erase(AccountId accountId) {
        requireNoObstacle(accountId);
        require(!payments.anyTopUp(accountId), TOP_UPS);
        finish(steps.begin(accountId, AccountErasure::requireErasable));
    }

    /**
     * Resumes erasures that were interrupted. One that fails does not delay the others, and is resumed later.
     *
     * @param after age from which an erasure counts as interrupted
     * @param max the most erasures to resume
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

    /**
     * Carries out the remaining steps. The commands carry the time at which the erasure began, so that those of an
     * erasure that was taken over have no effect.
     */
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

    /**
     * Undoes the steps of a refused erasure. If the process dies meanwhile, the account stays in erasure and another
     * process resumes it.
     */
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

    /**
     * Refuses accounts that are locked or erased, and those of organizers and admins. The records of organizers and
     * admins concern others, so another admin decides first.
     */
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
