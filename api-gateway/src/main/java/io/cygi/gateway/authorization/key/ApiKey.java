package io.cygi.gateway.authorization.key;

import io.cygi.contracts.value.AccountId;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An API key: a client of the authorization server that acts for an organizer.
 *
 * @param keyId its identifier, the {@code client_id}
 * @param accountId the organizer
 * @param name what the organizer calls it
 * @param scopes what it may be used for
 * @param secretHash the SHA-256 of its secret
 * @param createdAt when it was created
 * @param lastUsedAt when a token was last issued for it, within a minute; null for never
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
