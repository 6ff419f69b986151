package io.cygi.contracts.port;

import io.cygi.contracts.value.AccountId;

/**
 * Looks up requests that have been answered. A repeated request gets its first answer again, and books nothing.
 */
public interface IdempotencyLookup {

    /**
     * {@return whether a request came under the key, and will still be answered as it was first when it is let through now}
     *
     * @param fanId whose
     * @param idempotencyKey the request's
     */
    boolean has(AccountId fanId, String idempotencyKey);
}
