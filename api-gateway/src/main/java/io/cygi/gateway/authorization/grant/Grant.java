package io.cygi.gateway.authorization.grant;

import io.cygi.contracts.value.AccountId;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.AuthorizationGrantType;

/**
 * The grant of an account to a client. All codes and tokens that come from it are one family, and end together.
 *
 * @param grantId its identifier, the claim {@code grant} of its access tokens
 * @param accountId the account
 * @param clientId the client
 * @param grantType {@code authorization_code} or {@code client_credentials}
 * @param scopes what was granted
 * @param redirectUri where the code was sent, null for API keys
 * @param codeChallenge the code's proof key, null for API keys
 * @param nonce of the authorization request
 * @param sessionHash the hash of the browser's session, null where there was none
 * @param createdAt when it was granted
 * @param expiresAt when its last token expires
 * @param revoked whether it has been revoked
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

    /** {@return whether it is the login of an app, and not a token of an API key} */
    boolean ofApp() {
        return AuthorizationGrantType.AUTHORIZATION_CODE.getValue().equals(grantType);
    }
}
