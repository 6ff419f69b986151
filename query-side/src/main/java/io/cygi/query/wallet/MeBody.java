package io.cygi.query.wallet;

import io.cygi.contracts.value.AccountId;
import io.cygi.contracts.value.Money;
import java.util.Set;

/**
 * Describes the caller.
 *
 * @param accountId the account's id
 * @param nickname the caller's nickname
 * @param roles the caller's roles
 * @param wallet the caller's wallet
 */
record MeBody(AccountId accountId, String nickname, Set<String> roles, WalletBody wallet) {

    /**
     * A wallet.
     *
     * @param balance the balance of the wallet
     */
    record WalletBody(Money balance) {}
}
