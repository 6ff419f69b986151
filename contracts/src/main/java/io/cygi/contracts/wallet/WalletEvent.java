package io.cygi.contracts.wallet;

import io.cygi.contracts.value.Money;
import io.cygi.contracts.value.ReservationId;
import io.cygi.contracts.value.WalletId;
import java.time.Instant;
import org.axonframework.serialization.Revision;

/** What can have happened to a wallet. */
public sealed interface WalletEvent {

    /** {@return the wallet} */
    WalletId walletId();

    /** {@return what is in it afterwards} */
    Money balanceAfter();

    /** {@return when it happened} */
    Instant at();

    /** The wallet was opened. */
    @Revision("1")
    record WalletOpened(WalletId walletId, Money balanceAfter, Instant at) implements WalletEvent {}

    /** Points were bought. */
    @Revision("1")
    record WalletToppedUp(WalletId walletId, String topUpId, Money amount, Money balanceAfter, Instant at)
            implements WalletEvent {}

    /** A reservation was paid. */
    @Revision("1")
    record ReservationPaid(WalletId walletId, ReservationId reservationId, Money amount, Money balanceAfter, Instant at)
            implements WalletEvent {}

    /** An attempt to pay for a reservation was given up for want of money; nothing moved. */
    @Revision("1")
    record PaymentDeclined(WalletId walletId, ReservationId reservationId, int attempt, Money balanceAfter, Instant at)
            implements WalletEvent {}

    /** A reservation was refunded. */
    @Revision("1")
    record ReservationRefunded(
            WalletId walletId, ReservationId reservationId, Money amount, Money balanceAfter, Instant at)
            implements WalletEvent {}

    /** The points of a top-up were taken back. */
    @Revision("1")
    record TopUpTakenBack(WalletId walletId, String topUpId, int attempt, Money amount, Money balanceAfter, Instant at)
            implements WalletEvent {}

    /** An attempt to take a top-up's points back found too few; nothing moved. */
    @Revision("1")
    record TopUpTakeBackDeclined(WalletId walletId, String topUpId, int attempt, Money balanceAfter, Instant at)
            implements WalletEvent {}

    /** The points of a top-up were given back after they had been taken back. */
    @Revision("1")
    record TopUpGivenBack(WalletId walletId, String topUpId, int attempt, Money amount, Money balanceAfter, Instant at)
            implements WalletEvent {}

    /** A concert was paid out. */
    @Revision("1")
    record PayoutCredited(WalletId walletId, String payoutId, Money amount, Money balanceAfter, Instant at)
            implements WalletEvent {}

    /** The wallet was closed, because its account is erased. It was empty. */
    @Revision("1")
    record WalletClosed(WalletId walletId, Money balanceAfter, Instant at) implements WalletEvent {}

    /** The wallet was opened again, because its account is not erased after all. */
    @Revision("1")
    record WalletReopened(WalletId walletId, Money balanceAfter, Instant at) implements WalletEvent {}
}
