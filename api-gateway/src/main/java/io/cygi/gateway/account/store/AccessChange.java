package io.cygi.gateway.account.store;

import io.cygi.contracts.value.AccountId;

/**
 * The end of the access that an account was given.
 *
 * @param accountId whose access
 * @param state of the account since then
 * @param endedMillis what was issued until then does not count
 * @param changedMillis the time of the change; the later of two changes of an account stands
 */
public record AccessChange(AccountId accountId, AccountState state, long endedMillis, long changedMillis) {}
