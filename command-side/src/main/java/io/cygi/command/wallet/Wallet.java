package io.cygi.command.wallet;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import io.cygi.command.erasure.Closure;
import io.cygi.contracts.ProblemCode;
import io.cygi.contracts.RefusedException;
import io.cygi.contracts.value.Money;
import io.cygi.contracts.value.ReservationId;
import io.cygi.contracts.value.WalletId;
import io.cygi.contracts.wallet.WalletCommand.CloseWallet;
import io.cygi.contracts.wallet.WalletCommand.CreditPayout;
import io.cygi.contracts.wallet.WalletCommand.DeclinePayment;
import io.cygi.contracts.wallet.WalletCommand.GiveBackTopUp;
import io.cygi.contracts.wallet.WalletCommand.OpenWallet;
import io.cygi.contracts.wallet.WalletCommand.PayReservation;
import io.cygi.contracts.wallet.WalletCommand.RefundReservation;
import io.cygi.contracts.wallet.WalletCommand.ReopenWallet;
import io.cygi.contracts.wallet.WalletCommand.TakeBackTopUp;
import io.cygi.contracts.wallet.WalletCommand.TopUpWallet;
import io.cygi.contracts.wallet.WalletEvent.PaymentDeclined;
import io.cygi.contracts.wallet.WalletEvent.PayoutCredited;
import io.cygi.contracts.wallet.WalletEvent.ReservationPaid;
import io.cygi.contracts.wallet.WalletEvent.ReservationRefunded;
import io.cygi.contracts.wallet.WalletEvent.TopUpGivenBack;
import io.cygi.contracts.wallet.WalletEvent.TopUpTakeBackDeclined;
import io.cygi.contracts.wallet.WalletEvent.TopUpTakenBack;
import io.cygi.contracts.wallet.WalletEvent.WalletClosed;
import io.cygi.contracts.wallet.WalletEvent.WalletOpened;
import io.cygi.contracts.wallet.WalletEvent.WalletReopened;
import io.cygi.contracts.wallet.WalletEvent.WalletToppedUp;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.serialization.Revision;
import org.axonframework.spring.stereotype.Aggregate;

/**
 * Holds an account's points, and never less than zero. It remembers the identifier of each command that it has applied,
 * because the same command may arrive again at any later time. Its snapshots consist of its fields: a change of the
 * fields is a new revision, and snapshots of other revisions are ignored.
 */
@Aggregate(type = "wallet", repository = "walletRepository")
@Revision("5")
@JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY)
class Wallet {

    @AggregateIdentifier
    private WalletId walletId;

    private boolean opened;
    private Closure closure = Closure.NONE;
    private Money balance = Money.ZERO;
    // The maps are not final, because a snapshot sets them.
    private Map<String, Money> paid = new HashMap<>();
    private Map<String, Integer> declined = new HashMap<>();
    private Set<String> refunded = new HashSet<>();
    private Map<String, CreditedTopUp> topUps = new HashMap<>();
    private Set<String> payouts = new HashSet<>();

    Wallet() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(OpenWallet command) {
        if (!opened && !closure.closed()) {
            requireNotNegative(command.openingBalance());
            apply(new WalletOpened(command.walletId(), balance.plus(command.openingBalance()), command.at()));
        }
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(TopUpWallet command) {
        if (!topUps.containsKey(command.topUpId())) {
            requirePositive(command.amount());
            apply(new WalletToppedUp(
                    command.walletId(),
                    command.topUpId(),
                    command.amount(),
                    balance.plus(command.amount()),
                    command.at()));
        }
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(PayReservation command) {
        if (paid.containsKey(command.reservationId().toString())) {
            return;
        }
        requirePositive(command.amount());
        Money left = balance.minus(command.amount());
        if (closure.closed() || left.negative() || command.attempt() <= lastDeclined(command.reservationId())) {
            throw new RefusedException(ProblemCode.INSUFFICIENT_FUNDS, "The wallet does not have the money.");
        }
        apply(new ReservationPaid(command.walletId(), command.reservationId(), command.amount(), left, command.at()));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(DeclinePayment command) {
        if (paid.containsKey(command.reservationId().toString())) {
            throw new RefusedException(ProblemCode.INVALID_STATE, "The reservation is paid.");
        }
        if (command.attempt() > lastDeclined(command.reservationId())) {
            apply(new PaymentDeclined(
                    command.walletId(), command.reservationId(), command.attempt(), balance, command.at()));
        }
    }

    @CommandHandler
    void handle(RefundReservation command) {
        String reservation = command.reservationId().toString();
        Money payment = paid.get(reservation);
        if (payment == null || refunded.contains(reservation)) {
            return;
        }
        requirePositive(command.amount());
        if (command.amount().compareTo(payment) > 0) {
            throw new RefusedException(ProblemCode.INVALID_STATE, "No more can be refunded than was paid.");
        }
        apply(new ReservationRefunded(
                walletId, command.reservationId(), command.amount(), balance.plus(command.amount()), command.at()));
    }

    @CommandHandler
    boolean handle(TakeBackTopUp command) {
        CreditedTopUp topUp = credited(command.topUpId());
        if (command.attempt() > topUp.attempt() && !topUp.takenBack()) {
            Money left = balance.minus(topUp.amount());
            apply(
                    left.negative()
                            ? new TopUpTakeBackDeclined(
                                    walletId, command.topUpId(), command.attempt(), balance, command.at())
                            : new TopUpTakenBack(
                                    walletId,
                                    command.topUpId(),
                                    command.attempt(),
                                    topUp.amount(),
                                    left,
                                    command.at()));
        }
        CreditedTopUp decided = credited(command.topUpId());
        return decided.takenBack() && decided.attempt() == command.attempt();
    }

    @CommandHandler
    void handle(GiveBackTopUp command) {
        CreditedTopUp topUp = credited(command.topUpId());
        if (topUp.takenBack() && topUp.attempt() == command.attempt()) {
            apply(new TopUpGivenBack(
                    walletId,
                    command.topUpId(),
                    command.attempt(),
                    topUp.amount(),
                    balance.plus(topUp.amount()),
                    command.at()));
        }
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(CreditPayout command) {
        if (!payouts.contains(command.payoutId())) {
            requirePositive(command.amount());
            apply(new PayoutCredited(
                    command.walletId(),
                    command.payoutId(),
                    command.amount(),
                    balance.plus(command.amount()),
                    command.at()));
        }
    }

    /** Closes the wallet. It takes credits afterwards, too, because money that is owed must be kept. */
    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(CloseWallet command) {
        if (closure.beginsWith(command.at())) {
            if (balance.positive()) {
                throw new RefusedException(ProblemCode.INVALID_STATE, "There is money in the wallet.");
            }
            apply(new WalletClosed(command.walletId(), balance, command.at()));
        }
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(ReopenWallet command) {
        if (closure.endsWith(command.at())) {
            apply(new WalletReopened(command.walletId(), balance, command.at()));
        }
    }

    @EventSourcingHandler
    void on(WalletOpened event) {
        walletId = event.walletId();
        opened = true;
        balance = event.balanceAfter();
    }

    @EventSourcingHandler
    void on(WalletToppedUp event) {
        walletId = event.walletId();
        topUps.put(event.topUpId(), new CreditedTopUp(event.amount(), 0, false));
        balance = event.balanceAfter();
    }

    @EventSourcingHandler
    void on(ReservationPaid event) {
        paid.put(event.reservationId().toString(), event.amount());
        declined.remove(event.reservationId().toString());
        balance = event.balanceAfter();
    }

    @EventSourcingHandler
    void on(PaymentDeclined event) {
        walletId = event.walletId();
        declined.put(event.reservationId().toString(), event.attempt());
    }

    @EventSourcingHandler
    void on(ReservationRefunded event) {
        refunded.add(event.reservationId().toString());
        balance = event.balanceAfter();
    }

    @EventSourcingHandler
    void on(TopUpTakenBack event) {
        topUps.put(event.topUpId(), credited(event.topUpId()).decided(event.attempt(), true));
        balance = event.balanceAfter();
    }

    @EventSourcingHandler
    void on(TopUpTakeBackDeclined event) {
        topUps.put(event.topUpId(), credited(event.topUpId()).decided(event.attempt(), false));
    }

    @EventSourcingHandler
    void on(TopUpGivenBack event) {
        topUps.put(event.topUpId(), credited(event.topUpId()).decided(event.attempt(), false));
        balance = event.balanceAfter();
    }

    @EventSourcingHandler
    void on(PayoutCredited event) {
        walletId = event.walletId();
        payouts.add(event.payoutId());
        balance = event.balanceAfter();
    }

    @EventSourcingHandler
    void on(WalletClosed event) {
        walletId = event.walletId();
        closure = new Closure(true, event.at());
    }

    @EventSourcingHandler
    void on(WalletReopened event) {
        walletId = event.walletId();
        closure = new Closure(false, event.at());
    }

    private CreditedTopUp credited(String topUpId) {
        CreditedTopUp topUp = topUps.get(topUpId);
        if (topUp == null) {
            throw new RefusedException(ProblemCode.INVALID_STATE, "The top-up is not credited to this wallet.");
        }
        return topUp;
    }

    private int lastDeclined(ReservationId reservation) {
        return declined.getOrDefault(reservation.toString(), 0);
    }

    private static void requireNotNegative(Money amount) {
        if (amount.negative()) {
            throw new IllegalArgumentException("an opening balance is not negative");
        }
    }

    /** Requires a positive amount: a negative payment would create money. */
    private static void requirePositive(Money amount) {
        if (!amount.positive()) {
            throw new IllegalArgumentException("an amount that moves is positive");
        }
    }
}
