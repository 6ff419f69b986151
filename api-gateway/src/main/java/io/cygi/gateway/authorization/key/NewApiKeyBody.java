package io.cygi.gateway.authorization.key;

import java.time.Instant;
import java.util.List;

/**
 * An API key that was just created, with the only showing of its secret.
 *
 * @param keyId its identifier
 * @param secret its secret
 * @param name what the organizer calls it
 * @param scopes what it may be used for
 * @param createdAt when it was created
 */
record NewApiKeyBody(String keyId, String secret, String name, List<String> scopes, Instant createdAt) {

    /** Leaves out the secret. */
    @Override
    public String toString() {
        return "NewApiKeyBody[keyId=" + keyId + "]";
    }
}
