package io.cygi.gateway.authorization.key;

import io.cygi.contracts.value.AccountId;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An API key: a client of the authorization server that acts for an organizer.
 *
 * @param keyId the key's identifier, its {@code client_id}
 * @param accountId the organizer's account
 * @param name the name that the organizer gave the key
 * @param scopes the key's scopes
 * @param secretHash the SHA-256 of the key's secret
 * @param createdAt time at which the key was created
 * @param lastUsedAt time of the last token for the key, to the minute; null for never
 */
public record ApiKey(
        String keyId,
        AccountId accountId,
        String name,
        Set<String> scopes,
        String secretHash,
        Instant createdAt,
        @Nullable Instant lastUsedAt) {

    /** Leaves out the hash, and the name, which may be personal. */
    @Override
    public String toString() {
        return "ApiKey[keyId=" + keyId + ", accountId=" + accountId + ", scopes=" + scopes + "]";
    }
}
