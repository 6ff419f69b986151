package io.cygi.gateway.authorization.key;

import io.cygi.gateway.token.SigningKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A signing key as an admin sees it.
 *
 * @param keyId its identifier
 * @param state what it is used for
 * @param createdAt when it was made
 * @param signsFrom from when on tokens are signed with it; null for the first
 * @param verifiesUntil when the last token that was signed with it has expired; null while there is no successor
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
