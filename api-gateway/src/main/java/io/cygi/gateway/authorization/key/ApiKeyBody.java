package io.cygi.gateway.authorization.key;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An API key as its organizer sees it.
 *
 * @param keyId the key's identifier
 * @param name the name that the organizer gave the key
 * @param scopes the key's scopes
 * @param createdAt time at which the key was created
 * @param lastUsedAt time of the key's last use, null for never
 */
record ApiKeyBody(
        String keyId,
        String name,
        List<String> scopes,
        Instant createdAt,
        @Nullable Instant lastUsedAt) {

    static ApiKeyBody of(ApiKey key) {
        return new ApiKeyBody(key.keyId(), key.name(), List.copyOf(key.scopes()), key.createdAt(), key.lastUsedAt());
    }
}
