package io.cygi.command.idempotency;

import io.cygi.web.request.IdempotencyKey;

/**
 * An answer as it is stored, and as it travels with its command.
 *
 * @param key the request
 * @param status 200 for an answer, 409 for a refusal
 * @param body JSON
 */
public record StoredAnswer(IdempotencyKey key, int status, String body) {

    /** Under this name it is in the command's metadata. */
    static final String METADATA = "idempotentAnswer";
}
