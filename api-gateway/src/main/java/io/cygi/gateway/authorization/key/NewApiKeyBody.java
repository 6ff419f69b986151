package io.cygi.gateway.authorization.key;

import java.time.Instant;
import java.util.List;

/**
 * A new API key with its secret, which is shown only once.
 *
 * @param keyId the key's identifier
 * @param secret the key's secret
 * @param name the name that the organizer gave the key
 * @param scopes the key's scopes
 * @param createdAt time at which the key was created
 */
record NewApiKeyBody(String keyId, String secret, String name, List<String> scopes, Instant createdAt) {

    /** Leaves out the secret. */
    @Override
    public String toString() {
        return "NewApiKeyBody[keyId=" + keyId + "]";
    }
}
