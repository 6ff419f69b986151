package io.cygi.web.room;

import io.cygi.contracts.value.AccountId;

/** Knows which requests have had their answer. Repeated, they get the same again, and nothing is booked by it. */
public interface IdempotencyLookup {

    /**
     * {@return whether a request came under the key, and will still be answered as it was first when it is let through now}
     *
     * @param fanId whose
     * @param idempotencyKey the request's
     */
    boolean has(AccountId fanId, String idempotencyKey);
}
