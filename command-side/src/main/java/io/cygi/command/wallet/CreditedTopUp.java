package io.cygi.command.wallet;

import io.cygi.contracts.value.Money;

/**
 * A top-up that a wallet was credited with.
 *
 * @param amount how much
 * @param attempt the number of the latest attempt to take it back, 0 where there was none
 * @param takenBack whether that attempt has taken it back
 */
record CreditedTopUp(Money amount, int attempt, boolean takenBack) {

    CreditedTopUp decided(int decidedAttempt, boolean taken) {
        return new CreditedTopUp(amount, decidedAttempt, taken);
    }
}
