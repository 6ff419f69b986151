package io.cygi.contracts.wallet;

import io.cygi.contracts.AnsweredBy;
import io.cygi.contracts.value.Money;
import io.cygi.contracts.value.ReservationId;
import io.cygi.contracts.value.WalletId;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** A command to a wallet. Each command is applied once for its identifier; a repeated command does nothing. */
public sealed interface WalletCommand {

    /** {@return the wallet} */
    WalletId walletId();

    /** Opens the wallet. */
    record OpenWallet(@TargetAggregateIdentifier WalletId walletId, Money openingBalance, Instant at)
            implements WalletCommand {}

    /** Credits the points of a top-up. */
    record TopUpWallet(@TargetAggregateIdentifier WalletId walletId, String topUpId, Money amount, Instant at)
            implements WalletCommand {}

    /**
     * Pays for a reservation, once for all attempts; refused with {@code INSUFFICIENT_FUNDS} if the balance is too low,
     * or if this attempt was declined.
     */
    record PayReservation(
            @TargetAggregateIdentifier WalletId walletId,
            ReservationId reservationId,
            int attempt,
            Money amount,
            Instant at)
            implements WalletCommand {}

    /**
     * Declines an attempt to pay: this attempt and those before it never take money from now on. Refused with {@code
     * INVALID_STATE} if the reservation is paid.
     */
    record DeclinePayment(
            @TargetAggregateIdentifier WalletId walletId, ReservationId reservationId, int attempt, Instant at)
            implements WalletCommand {}

    /** Gives back up to what was paid for a reservation, once; does nothing if nothing was paid. */
    record RefundReservation(
            @TargetAggregateIdentifier WalletId walletId, ReservationId reservationId, Money amount, Instant at)
            implements WalletCommand {}

    /**
     * Takes the points of a top-up back if the balance covers them. Each attempt is decided once; the answer, also to a
     * repeated command, is whether this attempt has taken them. Refused with {@code INVALID_STATE} if the top-up was
     * never credited.
     */
    @AnsweredBy(Boolean.class)
    record TakeBackTopUp(@TargetAggregateIdentifier WalletId walletId, String topUpId, int attempt, Instant at)
            implements WalletCommand {}

    /** Gives back the points that an attempt has taken back; does nothing if the attempt has taken nothing. */
    record GiveBackTopUp(@TargetAggregateIdentifier WalletId walletId, String topUpId, int attempt, Instant at)
            implements WalletCommand {}

    /** Credits an organizer's wallet with a concert's payout. */
    record CreditPayout(@TargetAggregateIdentifier WalletId walletId, String payoutId, Money amount, Instant at)
            implements WalletCommand {}

    /**
     * Closes the wallet of an account that is erased: the wallet never pays again. Refused with {@code INVALID_STATE}
     * if the wallet has money, or if a later erasure has begun. A closed wallet keeps what is credited later.
     *
     * @param at the time at which the erasure began; of two erasures of an account the later one has the later time
     */
    record CloseWallet(@TargetAggregateIdentifier WalletId walletId, Instant at) implements WalletCommand {}

    /**
     * Opens a closed wallet again, because the erasure of its account was given up. Does nothing if a later erasure has
     * begun, and bars a close of the same erasure that arrives afterwards.
     *
     * @param at the time at which the erasure began
     */
    record ReopenWallet(@TargetAggregateIdentifier WalletId walletId, Instant at) implements WalletCommand {}
}
