package io.cygi.gateway.authorization.grant;

import io.cygi.contracts.value.AccountId;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;

/**
 * Checks that the account, session or API key of a grant may be used, and locks it until the current transaction ends.
 * Whatever ends it therefore comes either before the grant, which is then refused, or after the grant, and ends the
 * grant as well.
 */
public interface GrantBasis {

    /**
     * Checks that an account may be used and that its session is open.
     *
     * @param accountId the account
     * @param sessionHash the hash of the session's token, null if the request had none
     * @throws InsufficientAuthenticationException if the account has to log in again
     */
    void requireSession(AccountId accountId, @Nullable String sessionHash);

    /**
     * Checks that an organizer may be used and that its API key exists.
     *
     * @param accountId the organizer's account
     * @param keyId the key's identifier
     * @throws OAuth2AuthenticationException if the organizer may not be used or the key does not exist
     */
    void requireKey(AccountId accountId, String keyId);
}
