package io.cygi.contracts.wallet;

import io.cygi.contracts.EventName;
import io.cygi.contracts.value.Money;
import io.cygi.contracts.value.ReservationId;
import io.cygi.contracts.value.WalletId;
import java.time.Instant;
import org.axonframework.serialization.Revision;

/** An event of a wallet. */
public sealed interface WalletEvent {

    /** {@return the wallet} */
    WalletId walletId();

    /** {@return the balance afterwards} */
    Money balanceAfter();

    /** {@return the time at which it happened} */
    Instant at();

    /** The wallet was opened. */
    @EventName("wallet.opened")
    @Revision("1")
    record WalletOpened(WalletId walletId, Money balanceAfter, Instant at) implements WalletEvent {}

    /**
     * Points were bought.
     *
     * @param topUpId the top-up
     * @param amount the amount that was credited
     */
    @EventName("wallet.topped-up")
    @Revision("1")
    record WalletToppedUp(WalletId walletId, String topUpId, Money amount, Money balanceAfter, Instant at)
            implements WalletEvent {}

    /**
     * A reservation was paid.
     *
     * @param reservationId the reservation
     * @param amount the amount that was taken
     */
    @EventName("wallet.reservation-paid")
    @Revision("1")
    record ReservationPaid(WalletId walletId, ReservationId reservationId, Money amount, Money balanceAfter, Instant at)
            implements WalletEvent {}

    /**
     * An attempt to pay for a reservation was declined, because the balance was too low; no money moved.
     *
     * @param reservationId the reservation
     * @param attempt the number of the attempt, from 1
     */
    @EventName("wallet.payment-declined")
    @Revision("1")
    record PaymentDeclined(WalletId walletId, ReservationId reservationId, int attempt, Money balanceAfter, Instant at)
            implements WalletEvent {}

    /**
     * A reservation was refunded.
     *
     * @param reservationId the reservation
     * @param amount the amount that was credited
     */
    @EventName("wallet.reservation-refunded")
    @Revision("1")
    record ReservationRefunded(
            WalletId walletId, ReservationId reservationId, Money amount, Money balanceAfter, Instant at)
            implements WalletEvent {}

    /**
     * The points of a top-up were taken back.
     *
     * @param topUpId the top-up
     * @param attempt the number of the attempt to refund it
     * @param amount the amount that was taken
     */
    @EventName("wallet.top-up-taken-back")
    @Revision("1")
    record TopUpTakenBack(WalletId walletId, String topUpId, int attempt, Money amount, Money balanceAfter, Instant at)
            implements WalletEvent {}

    /**
     * An attempt to take a top-up's points back was declined, because the balance was too low; no points moved.
     *
     * @param topUpId the top-up
     * @param attempt the number of the attempt to refund it
     */
    @EventName("wallet.top-up-take-back-declined")
    @Revision("1")
    record TopUpTakeBackDeclined(WalletId walletId, String topUpId, int attempt, Money balanceAfter, Instant at)
            implements WalletEvent {}

    /**
     * The points of a top-up were given back after they had been taken back.
     *
     * @param topUpId the top-up
     * @param attempt the number of the attempt to refund it
     * @param amount the amount that was credited
     */
    @EventName("wallet.top-up-given-back")
    @Revision("1")
    record TopUpGivenBack(WalletId walletId, String topUpId, int attempt, Money amount, Money balanceAfter, Instant at)
            implements WalletEvent {}

    /**
     * A concert was paid out.
     *
     * @param payoutId the settlement of the concert
     * @param amount the amount that was credited
     */
    @EventName("wallet.payout-credited")
    @Revision("1")
    record PayoutCredited(WalletId walletId, String payoutId, Money amount, Money balanceAfter, Instant at)
            implements WalletEvent {}

    /** The wallet was closed, because its account is erased. It was empty. */
    @EventName("wallet.closed")
    @Revision("1")
    record WalletClosed(WalletId walletId, Money balanceAfter, Instant at) implements WalletEvent {}

    /** The wallet was opened again, because the erasure of its account was given up. */
    @EventName("wallet.reopened")
    @Revision("1")
    record WalletReopened(WalletId walletId, Money balanceAfter, Instant at) implements WalletEvent {}
}
