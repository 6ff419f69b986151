package io.cygi.web.idempotency;

import io.cygi.web.request.IdempotencyKey;

/**
 * A first answer as it is stored.
 *
 * @param key the key of the request
 * @param status {@link #DONE} for an answer, 409 for a refusal
 * @param body the answer as JSON
 */
public record StoredAnswer(IdempotencyKey key, int status, String body) {

    /** The status of an answer that is no refusal. */
    public static final int DONE = 200;
}
