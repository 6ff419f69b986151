package io.cygi.command.idempotency;

import io.cygi.contracts.value.AccountId;

/**
 * One request of one caller, to be carried out once.
 *
 * @param accountId who sent it
 * @param key what they called it
 * @param requestHash over everything the request says; another request under the same key is refused
 */
public record IdempotencyKey(AccountId accountId, String key, String requestHash) {}
