package io.cygi.gateway.account.store;

import io.cygi.contracts.value.AccountId;

/**
 * A change of an account's access.
 *
 * @param accountId the account's identifier
 * @param state the account's state since the change
 * @param endedMillis time up to which nothing that was issued is valid, in ms since 1970
 * @param changedMillis time of the change in ms since 1970; of two changes of an account the later one is kept
 */
public record AccessChange(AccountId accountId, AccountState state, long endedMillis, long changedMillis) {}
