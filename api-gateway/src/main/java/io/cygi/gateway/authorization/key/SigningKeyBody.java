package io.cygi.gateway.authorization.key;

import io.cygi.gateway.token.SigningKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A signing key as an admin sees it.
 *
 * @param keyId the key's identifier
 * @param state the key's state
 * @param createdAt time at which the key was created
 * @param signsFrom time from which the key signs tokens; null for the first key
 * @param verifiesUntil time at which the last token of the key expires; null while there is no successor
 */
record SigningKeyBody(
        String keyId,
        SigningKey.State state,
        Instant createdAt,
        @Nullable Instant signsFrom,
        @Nullable Instant verifiesUntil) {

    static SigningKeyBody of(SigningKey key, Instant now) {
        return new SigningKeyBody(
                key.keyId(),
                key.state(now),
                key.createdAt(),
                key.signsFrom().equals(Instant.EPOCH) ? null : key.signsFrom(),
                key.verifiesUntil().equals(Instant.MAX) ? null : key.verifiesUntil());
    }
}
