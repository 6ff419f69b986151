package io.cygi.contracts.port;

import io.cygi.contracts.value.AccountId;

/**
 * Looks up requests that have been answered. A repeated request gets its first answer again, and books nothing.
 */
public interface IdempotencyLookup {

    /**
     * {@return whether a request with the key was stored and would get its first answer again if it were let through
     * now}
     *
     * @param fanId the fan who sends the request
     * @param idempotencyKey the request's idempotency key
     */
    boolean has(AccountId fanId, String idempotencyKey);
}
