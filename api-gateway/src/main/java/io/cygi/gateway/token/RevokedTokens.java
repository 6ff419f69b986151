package io.cygi.gateway.token;

import io.cygi.contracts.value.AccountId;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * Remembers the access tokens that were revoked before they expired. Called on each request, and answers from memory; a
 * revocation by another process is known within seconds.
 */
public interface RevokedTokens {

    /** {@return whether the token was revoked} @param token a verified token */
    boolean contains(Jwt token);

    /** {@return whether an unexpired token of the account was revoked} @param accountId the account's identifier */
    boolean concern(AccountId accountId);

    /** {@return whether revocations of other processes were read lately; if not, no token must be accepted} */
    boolean fresh();
}
