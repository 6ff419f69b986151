package io.cygi.saga.topup;

import io.cygi.contracts.topup.TopUpAllowanceCommand.CloseTopUpClaim;
import io.cygi.contracts.topup.TopUpCommand.CancelTopUp;
import io.cygi.contracts.topup.TopUpCommand.CompleteTopUp;
import io.cygi.contracts.topup.TopUpCommand.ExpireTopUp;
import io.cygi.contracts.topup.TopUpCommand.FailTopUp;
import io.cygi.contracts.topup.TopUpCommand.RecordPayment;
import io.cygi.contracts.topup.TopUpCommand.RecordReady;
import io.cygi.contracts.topup.TopUpCommand.RefuseApproval;
import io.cygi.contracts.topup.TopUpCommand.StartApproval;
import io.cygi.contracts.topup.TopUpDetails;
import io.cygi.contracts.value.Money;
import io.cygi.contracts.value.TopUpId;
import io.cygi.contracts.wallet.WalletCommand.TopUpWallet;
import io.cygi.messaging.Commands;
import io.cygi.saga.topup.provider.PaymentProvider;
import io.cygi.saga.topup.provider.PaymentStatus;
import io.cygi.saga.topup.provider.ProviderOrder;
import io.cygi.saga.topup.provider.ProviderRefusedException;
import io.cygi.saga.topup.provider.ProviderUnavailableException;
import io.cygi.saga.topup.provider.ReadyPayment;
import io.cygi.saga.topup.queue.CallbackNotice;
import io.cygi.saga.topup.queue.NextLook;
import io.cygi.saga.topup.queue.OpenTopUp;
import io.cygi.saga.topup.queue.OpenTopUps;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The steps from a request to points in the wallet. The only final answer of the provider to an approval is its
 * success; the provider's order settles every other answer. Each step returns the time of the next look, or nothing if
 * the next step can be done at once.
 */
final class PaymentSteps {

    /** Time for which the provider waits for the fan's approval. */
    static final Duration PAYMENT_LIFE = Duration.ofMinutes(15);

    /** Time after the payment's life for which an approval may still be under way. */
    static final Duration GRACE = Duration.ofMinutes(1);

    private static final Logger LOG = LoggerFactory.getLogger(PaymentSteps.class);

    /**
     * Pause between two reads of the order after an approval without success. The approval may have succeeded in spite
     * of its answer.
     */
    private static final Duration DOUBT_PERIOD = Duration.ofSeconds(30);

    /** Time for which a finished top-up stays, so that late callbacks find it. */
    private static final Duration KEPT = Duration.ofDays(1);

    private final OpenTopUps topUps;
    private final PaymentProvider provider;
    private final OrderLookup orders;
    private final Commands commands;
    private final TopUpTransitions transitions;
    private final TopUpFindings findings;
    private final CallbackAddresses addresses;
    private final Clock clock;

    PaymentSteps(
            OpenTopUps topUps,
            PaymentProvider provider,
            Commands commands,
            TopUpFindings findings,
            CallbackAddresses addresses,
            Clock clock) {
        this.topUps = topUps;
        this.provider = provider;
        this.orders = new OrderLookup(provider, findings, clock);
        this.commands = commands;
        this.transitions = new TopUpTransitions(commands);
        this.findings = findings;
        this.addresses = addresses;
        this.clock = clock;
    }

    /**
     * Prepares the payment at the provider. A crash after the provider's answer leaves a payment that nobody knows of,
     * and that takes no money.
     */
    Optional<NextLook> prepare(OpenTopUp topUp, TopUpDetails details) {
        Instant now = clock.instant();
        if (!now.isBefore(details.expiresAt())) {
            return transitions.send(new ExpireTopUp(topUp.topUpId(), now));
        }
        ReadyPayment ready;
        try {
            ready = provider.ready(addresses.request(topUp));
        } catch (ProviderRefusedException refusal) {
            LOG.warn("{} cannot be prepared: {}", topUp.topUpId(), refusal.getMessage());
            return transitions.send(new FailTopUp(topUp.topUpId(), clock.instant()));
        }
        return transitions.send(new RecordReady(
                topUp.topUpId(),
                ready.tid(),
                ready.redirectUrl(),
                ready.mobileRedirectUrl(),
                now.plus(PAYMENT_LIFE),
                clock.instant()));
    }

    Optional<NextLook> awaitApproval(OpenTopUp topUp, TopUpDetails details) {
        if (approvable(topUp, details)) {
            return transitions.send(new StartApproval(topUp.topUpId(), clock.instant()));
        }
        boolean overdue = overdue(details);
        if (!overdue && topUp.notice() == null && !details.approvalStarted()) {
            return at(topUp, details.expiresAt());
        }
        ProviderOrder order = orders.of(topUp, details);
        if (decided(order)) {
            return settle(topUp, order);
        }
        if (overdue) {
            return transitions.send(new ExpireTopUp(topUp.topUpId(), clock.instant()));
        }
        if (topUp.notice() == CallbackNotice.CANCELLED
                && order.status() == PaymentStatus.WAITING
                && !details.approvalStarted()) {
            return transitions.send(new CancelTopUp(topUp.topUpId(), clock.instant()));
        }
        return at(topUp, details.approvalStarted() ? soonIn(details) : details.expiresAt());
    }

    Optional<NextLook> approve(OpenTopUp topUp, TopUpDetails details) {
        if (!approvable(topUp, details)) {
            return afterApprovals(topUp, details);
        }
        String approval = nextApproval(topUp);
        Money paid;
        try {
            paid = provider.approve(OrderLookup.payment(topUp, details), approval);
        } catch (ProviderRefusedException refusal) {
            return afterRefusal(topUp, approval, refusal, orders.of(topUp, details));
        } catch (ProviderUnavailableException unknown) {
            ProviderOrder order = orders.of(topUp, details);
            if (decided(order)) {
                return settle(topUp, order);
            }
            throw unknown;
        }
        return paid(topUp, paid);
    }

    /**
     * {@return the approval to try} Each failure moves on to the next one, so that no approval keeps the others
     * waiting.
     */
    private static String nextApproval(OpenTopUp topUp) {
        return topUp.approvals().get(topUp.failures() % topUp.approvals().size());
    }

    /**
     * Handles a refused approval. If the order confirms the refusal, nothing is taken and the fan may approve again. If
     * the order says that the fan has approved, or the code may hide that the money is taken, the approval is kept and
     * tried again.
     */
    private Optional<NextLook> afterRefusal(
            OpenTopUp topUp, String approval, ProviderRefusedException refusal, ProviderOrder order) {
        if (decided(order)) {
            return settle(topUp, order);
        }
        if (refusal.inDoubt() || order.status() == PaymentStatus.APPROVED) {
            throw new ProviderUnavailableException("the provider's order contradicts its answer", refusal);
        }
        topUps.dropApproval(topUp.topUpId(), approval);
        LOG.debug("An approval of {} was refused: {}", topUp.topUpId(), refusal.getMessage());
        if (topUp.approvals().size() == 1) {
            commands.send(new RefuseApproval(topUp.topUpId(), clock.instant()));
        }
        return at(topUp, clock.instant());
    }

    /** Handles a top-up whose approvals are lost or too late. */
    private Optional<NextLook> afterApprovals(OpenTopUp topUp, TopUpDetails details) {
        ProviderOrder order = orders.of(topUp, details);
        if (decided(order)) {
            return settle(topUp, order);
        }
        if (overdue(details)) {
            return transitions.send(new ExpireTopUp(topUp.topUpId(), clock.instant()));
        }
        if (topUp.approvals().isEmpty()) {
            return transitions.send(new RefuseApproval(topUp.topUpId(), clock.instant()));
        }
        return at(topUp, soonIn(details));
    }

    /** Credits the wallet. The wallet takes a top-up once, so this step may be repeated. */
    Optional<NextLook> credit(OpenTopUp topUp) {
        TopUpId id = topUp.topUpId();
        commands.send(new TopUpWallet(id.walletId(), id.toString(), topUp.amount(), clock.instant()));
        return transitions.send(new CompleteTopUp(id, clock.instant()));
    }

    Optional<NextLook> close(OpenTopUp topUp, boolean credited) {
        TopUpId id = topUp.topUpId();
        commands.send(new CloseTopUpClaim(id.allowanceId(), id, credited, clock.instant()));
        topUps.dropApprovals(id);
        return Optional.of(NextLook.finished(clock.instant().plus(KEPT)));
    }

    private static boolean decided(ProviderOrder order) {
        return order.status() != PaymentStatus.WAITING && order.status() != PaymentStatus.APPROVED;
    }

    private Optional<NextLook> settle(OpenTopUp topUp, ProviderOrder order) {
        return switch (order.status()) {
            case PAID -> paid(topUp, order.held());
            case QUIT -> transitions.send(new CancelTopUp(topUp.topUpId(), clock.instant()));
            case FAILED, CANCELLED -> transitions.send(new FailTopUp(topUp.topUpId(), clock.instant()));
            case WAITING, APPROVED -> throw new IllegalStateException("nothing is decided yet");
        };
    }

    private Optional<NextLook> paid(OpenTopUp topUp, Money paid) {
        if (!paid.equals(topUp.amount())) {
            findings.add(topUp.topUpId(), TopUpFindingKind.AMOUNT_DIFFERS, topUp.amount(), paid);
        }
        return transitions.send(new RecordPayment(topUp.topUpId(), paid, clock.instant()));
    }

    private boolean approvable(OpenTopUp topUp, TopUpDetails details) {
        return !topUp.approvals().isEmpty()
                && clock.instant().isBefore(details.expiresAt().plus(GRACE));
    }

    private boolean overdue(TopUpDetails details) {
        Instant end = details.approvalStarted() ? details.expiresAt().plus(GRACE) : details.expiresAt();
        return !clock.instant().isBefore(end);
    }

    private Instant soonIn(TopUpDetails details) {
        Instant soon = clock.instant().plus(DOUBT_PERIOD);
        Instant end = details.expiresAt().plus(GRACE);
        return soon.isBefore(end) ? soon : end;
    }

    private static Optional<NextLook> at(OpenTopUp topUp, Instant due) {
        return Optional.of(NextLook.at(due, topUp.refusals()));
    }
}
