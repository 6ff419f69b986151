package io.cygi.query.wallet;

import io.cygi.contracts.value.AccountId;
import io.cygi.contracts.value.Money;
import java.util.Set;

/**
 * Describes the caller.
 *
 * @param accountId their id
 * @param nickname what to call them
 * @param roles what they may do
 * @param wallet what they have
 */
record MeBody(AccountId accountId, String nickname, Set<String> roles, WalletBody wallet) {

    /**
     * A wallet.
     *
     * @param balance what is in it
     */
    record WalletBody(Money balance) {}
}
