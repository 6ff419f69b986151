package io.cygi.command.wallet;

import io.cygi.contracts.value.Money;

/**
 * A top-up that a wallet was credited with.
 *
 * @param amount the amount of the credit
 * @param attempt the number of the latest attempt to take it back, 0 if there was none
 * @param takenBack whether that attempt has taken it back
 */
record CreditedTopUp(Money amount, int attempt, boolean takenBack) {

    CreditedTopUp decided(int decidedAttempt, boolean taken) {
        return new CreditedTopUp(amount, decidedAttempt, taken);
    }
}
