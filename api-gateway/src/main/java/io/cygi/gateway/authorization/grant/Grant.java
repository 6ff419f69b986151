package io.cygi.gateway.authorization.grant;

import io.cygi.contracts.value.AccountId;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.AuthorizationGrantType;

/**
 * A grant of an account to a client. All codes and tokens of a grant are one family and end together.
 *
 * @param grantId the grant's identifier, the claim {@code grant} of its access tokens
 * @param accountId the account
 * @param clientId the client
 * @param grantType {@code authorization_code} or {@code client_credentials}
 * @param scopes the granted scopes
 * @param redirectUri the address to which the code was sent, null for API keys
 * @param codeChallenge the proof key of the code, null for API keys
 * @param nonce the nonce of the authorization request
 * @param sessionHash the hash of the browser's session, null without a session
 * @param createdAt time at which the grant was made
 * @param expiresAt time at which the last token of the grant expires
 * @param revoked whether the grant was revoked
 */
record Grant(
        String grantId,
        AccountId accountId,
        String clientId,
        String grantType,
        Set<String> scopes,
        @Nullable String redirectUri,
        @Nullable String codeChallenge,
        @Nullable String nonce,
        @Nullable String sessionHash,
        Instant createdAt,
        Instant expiresAt,
        boolean revoked) {

    /** {@return whether the grant is the login of an app, and not a token of an API key} */
    boolean ofApp() {
        return AuthorizationGrantType.AUTHORIZATION_CODE.getValue().equals(grantType);
    }
}
