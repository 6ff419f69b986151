package io.cygi.gateway.token;

import io.cygi.contracts.value.AccountId;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * Knows the access tokens that were revoked before their time. Asked on each request, and answers from memory; another
 * process's revocation is known within seconds.
 */
public interface RevokedTokens {

    /** {@return whether the token was revoked} @param token a verified token */
    boolean contains(Jwt token);

    /** {@return whether a token of the account was revoked that would still count} @param accountId whose */
    boolean concern(AccountId accountId);

    /** {@return whether revocations of other processes could be read lately; while they could not, no token is to be let in} */
    boolean fresh();
}
