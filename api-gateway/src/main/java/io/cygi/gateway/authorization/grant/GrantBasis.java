package io.cygi.gateway.authorization.grant;

import io.cygi.contracts.value.AccountId;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;

/**
 * Requires what a grant is opened on, and keeps it as it is until the transaction under way ends. So whatever ends the account's
 * access, the session or the API key comes either before the grant, which is then refused, or after it, and ends it as well.
 */
public interface GrantBasis {

    /**
     * Requires an account that may be used and its session.
     *
     * @param accountId the account
     * @param sessionHash the hash of the session's token, null where the request had none
     * @throws InsufficientAuthenticationException where the account has to log in again
     */
    void requireSession(AccountId accountId, @Nullable String sessionHash);

    /**
     * Requires an organizer that may be used and its API key.
     *
     * @param accountId the organizer
     * @param keyId the key
     * @throws OAuth2AuthenticationException where one of them is not there any more
     */
    void requireKey(AccountId accountId, String keyId);
}
