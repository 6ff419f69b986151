package io.cygi.gateway.authorization.key;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An API key as its organizer sees it.
 *
 * @param keyId its identifier
 * @param name what the organizer calls it
 * @param scopes what it may be used for
 * @param createdAt when it was created
 * @param lastUsedAt when it was last used, null for never
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
