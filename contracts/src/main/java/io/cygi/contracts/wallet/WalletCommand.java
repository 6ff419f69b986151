package io.cygi.contracts.wallet;

import io.cygi.contracts.AnsweredBy;
import io.cygi.contracts.value.Money;
import io.cygi.contracts.value.ReservationId;
import io.cygi.contracts.value.WalletId;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** A command to a wallet. Each is applied once for its identifier; sent again it does nothing. */
public sealed interface WalletCommand {

    /** {@return the wallet} */
    WalletId walletId();

    /** Opens the wallet. */
    record OpenWallet(@TargetAggregateIdentifier WalletId walletId, Money openingBalance, Instant at)
            implements WalletCommand {}

    /** Adds points that were bought. */
    record TopUpWallet(@TargetAggregateIdentifier WalletId walletId, String topUpId, Money amount, Instant at)
            implements WalletCommand {}

    /**
     * Pays for a reservation, once for all attempts; refused with {@code INSUFFICIENT_FUNDS} where the balance is less, or
     * where this attempt was declined.
     */
    record PayReservation(
            @TargetAggregateIdentifier WalletId walletId,
            ReservationId reservationId,
            int attempt,
            Money amount,
            Instant at)
            implements WalletCommand {}

    /**
     * Gives an attempt to pay up for good: it and those before it never take money from now on. Refused with
     * {@code INVALID_STATE} where the reservation is paid.
     */
    record DeclinePayment(
            @TargetAggregateIdentifier WalletId walletId, ReservationId reservationId, int attempt, Instant at)
            implements WalletCommand {}

    /** Gives back up to what was paid for a reservation, once; does nothing where nothing was paid. */
    record RefundReservation(
            @TargetAggregateIdentifier WalletId walletId, ReservationId reservationId, Money amount, Instant at)
            implements WalletCommand {}

    /**
     * Takes the points of a top-up back, where the balance has them. Each attempt is decided once; the answer, also to a
     * repeated command, is whether this attempt has taken them. Refused with {@code INVALID_STATE} where the top-up was
     * never credited.
     */
    @AnsweredBy(Boolean.class)
    record TakeBackTopUp(@TargetAggregateIdentifier WalletId walletId, String topUpId, int attempt, Instant at)
            implements WalletCommand {}

    /** Gives back what an attempt has taken back; does nothing where it has taken nothing. */
    record GiveBackTopUp(@TargetAggregateIdentifier WalletId walletId, String topUpId, int attempt, Instant at)
            implements WalletCommand {}

    /** Pays an organizer what a concert earned. */
    record CreditPayout(@TargetAggregateIdentifier WalletId walletId, String payoutId, Money amount, Instant at)
            implements WalletCommand {}

    /**
     * Closes the wallet of an account that is erased: it never pays again. Refused with {@code INVALID_STATE} where there is
     * money in it, or where a later erasure has begun. What is credited later is kept in it.
     *
     * @param at when the erasure began; of two erasures of an account the later one has the later time
     */
    record CloseWallet(@TargetAggregateIdentifier WalletId walletId, Instant at) implements WalletCommand {}

    /**
     * Opens a closed wallet again, because its account is not erased after all. Does nothing where a later erasure has begun, and
     * bars a close of the same erasure that arrives afterwards.
     *
     * @param at when the erasure began
     */
    record ReopenWallet(@TargetAggregateIdentifier WalletId walletId, Instant at) implements WalletCommand {}
}
