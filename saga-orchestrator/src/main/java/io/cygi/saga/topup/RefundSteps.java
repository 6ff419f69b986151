package io.cygi.saga.topup;

import io.cygi.contracts.RefusedException;
import io.cygi.contracts.topup.TopUpAllowanceCommand.CloseTopUpClaim;
import io.cygi.contracts.topup.TopUpCommand.CompleteRefund;
import io.cygi.contracts.topup.TopUpCommand.RecordReturn;
import io.cygi.contracts.topup.TopUpCommand.RefuseRefund;
import io.cygi.contracts.topup.TopUpDetails;
import io.cygi.contracts.topup.TopUpReason;
import io.cygi.contracts.value.Money;
import io.cygi.contracts.value.TopUpId;
import io.cygi.contracts.wallet.WalletCommand.GiveBackTopUp;
import io.cygi.contracts.wallet.WalletCommand.TakeBackTopUp;
import io.cygi.messaging.Commands;
import io.cygi.saga.topup.provider.PaymentProvider;
import io.cygi.saga.topup.provider.PaymentStatus;
import io.cygi.saga.topup.provider.ProviderOrder;
import io.cygi.saga.topup.provider.ProviderRefusedException;
import io.cygi.saga.topup.queue.NextLook;
import io.cygi.saga.topup.queue.OpenTopUp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The steps that give money back: of a credited top-up if an admin wants it, and of a top-up that was paid although it
 * has ended. The order is read before each cancel and decides the outcome.
 */
final class RefundSteps {

    /** Time after its end for which a top-up that may have been approved is watched. */
    static final Duration WATCH = Duration.ofHours(1);

    /** Number of refusals of the provider, over minutes, after which a refund is given up. */
    static final int REFUSALS_MAX = 4;

    private static final Logger LOG = LoggerFactory.getLogger(RefundSteps.class);
    private static final Duration WATCH_PERIOD = Duration.ofMinutes(5);

    /**
     * Pause after a refusal. The provider's order may be behind by less than three pauses; if it were behind by more,
     * the points would be given back beside the money.
     */
    private static final Duration REFUSAL_PAUSE = Duration.ofMinutes(5);

    private final PaymentProvider provider;
    private final OrderLookup orders;
    private final Commands commands;
    private final TopUpTransitions transitions;
    private final TopUpFindings findings;
    private final Clock clock;

    RefundSteps(PaymentProvider provider, Commands commands, TopUpFindings findings, Clock clock) {
        this.provider = provider;
        this.orders = new OrderLookup(provider, findings, clock);
        this.commands = commands;
        this.transitions = new TopUpTransitions(commands);
        this.findings = findings;
        this.clock = clock;
    }

    /**
     * Ends the claim of a top-up that has ended without a credit. It gives back what the provider has taken for it, or
     * still takes while the top-up is watched.
     */
    Optional<NextLook> watch(OpenTopUp topUp, TopUpDetails details, PaymentSteps payments) {
        Instant watchedUntil = details.expiresAt().plus(WATCH);
        if (details.tid() == null || !details.approvalStarted() || details.returned()) {
            return payments.close(topUp, false);
        }
        TopUpId id = topUp.topUpId();
        commands.send(new CloseTopUpClaim(id.allowanceId(), id, false, clock.instant()));
        ProviderOrder order = orders.of(topUp, details);
        if (order.status() == PaymentStatus.PAID) {
            if (order.held().equals(topUp.amount())) {
                findings.add(id, TopUpFindingKind.PAID_AFTER_END, Money.ZERO, order.held());
            }
            return cancelled(topUp, details, order) ? returned(topUp, details) : afterCancelRefusal(topUp, order);
        }
        if (order.status() == PaymentStatus.CANCELLED) {
            return transitions.send(new RecordReturn(id, clock.instant()));
        }
        if (!clock.instant().isBefore(watchedUntil)) {
            return payments.close(topUp, false);
        }
        Instant next = clock.instant().plus(WATCH_PERIOD);
        return Optional.of(NextLook.at(next.isBefore(watchedUntil) ? next : watchedUntil, 0));
    }

    private Optional<NextLook> returned(OpenTopUp topUp, TopUpDetails details) {
        return orders.of(topUp, details).status() == PaymentStatus.CANCELLED
                ? transitions.send(new RecordReturn(topUp.topUpId(), clock.instant()))
                : again(topUp, topUp.refusals());
    }

    /** Tries again after a refused cancel. It is the fan's money, so there is no last attempt. */
    private Optional<NextLook> afterCancelRefusal(OpenTopUp topUp, ProviderOrder order) {
        if (topUp.refusals() + 1 >= REFUSALS_MAX) {
            findings.add(topUp.topUpId(), TopUpFindingKind.CANCEL_REFUSED, Money.ZERO, order.held());
        }
        return again(topUp, topUp.refusals() + 1);
    }

    /** Refunds a credited top-up. The points are taken from the wallet first, so that nobody spends what goes back. */
    Optional<NextLook> refund(OpenTopUp topUp, TopUpDetails details) {
        TopUpId id = topUp.topUpId();
        int attempt = details.refundAttempt();
        Object taken =
                commands.ask(new TakeBackTopUp(id.walletId(), id.toString(), attempt, clock.instant()), Map.of());
        if (!Boolean.TRUE.equals(taken)) {
            return transitions.send(new RefuseRefund(id, attempt, TopUpReason.INSUFFICIENT_FUNDS, clock.instant()));
        }
        ProviderOrder order = orders.ofTaken(topUp, details);
        if (order.status() == PaymentStatus.PAID) {
            return cancelled(topUp, details, order) ? completed(id, attempt) : refundRefused(topUp, attempt, order);
        }
        if (order.status() == PaymentStatus.CANCELLED) {
            return completed(id, attempt);
        }
        findings.add(id, TopUpFindingKind.NOT_PAID, topUp.amount(), order.held());
        return refundRefused(topUp, attempt, order);
    }

    /** Completes a refund. A cancel that succeeds after the points were given back is reported to an admin. */
    private Optional<NextLook> completed(TopUpId id, int attempt) {
        try {
            commands.send(new CompleteRefund(id, attempt, clock.instant()));
        } catch (RefusedException givenBack) {
            LOG.warn("The provider has given the money of {} back after the points: {}", id, givenBack.detail());
            findings.add(id, TopUpFindingKind.NOT_PAID, Money.ZERO, Money.ZERO);
        }
        return Optional.empty();
    }

    /**
     * Gives up a refund after several refusals, minutes apart. Then no cancel is under way that could still succeed.
     */
    private Optional<NextLook> refundRefused(OpenTopUp topUp, int attempt, ProviderOrder order) {
        TopUpId id = topUp.topUpId();
        if (topUp.refusals() + 1 < REFUSALS_MAX) {
            return again(topUp, topUp.refusals() + 1);
        }
        findings.add(id, TopUpFindingKind.CANCEL_REFUSED, Money.ZERO, order.held());
        commands.send(new GiveBackTopUp(id.walletId(), id.toString(), attempt, clock.instant()));
        return transitions.send(new RefuseRefund(id, attempt, TopUpReason.REFUND_REFUSED, clock.instant()));
    }

    /**
     * {@return whether the provider has given the money back} An answer that cannot be used is thrown as an exception.
     */
    private boolean cancelled(OpenTopUp topUp, TopUpDetails details, ProviderOrder order) {
        try {
            provider.cancel(OrderLookup.payment(topUp, details), order.held());
            return true;
        } catch (ProviderRefusedException refusal) {
            LOG.warn("The provider does not give the money of {} back: {}", topUp.topUpId(), refusal.getMessage());
            // A cancel that runs beside this one is refused as well. The order decides.
            return orders.ofTaken(topUp, details).status() == PaymentStatus.CANCELLED;
        }
    }

    private Optional<NextLook> again(OpenTopUp topUp, int refusals) {
        return Optional.of(NextLook.at(clock.instant().plus(REFUSAL_PAUSE), refusals));
    }
}
