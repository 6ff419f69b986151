package io.cygi.gateway.session;

import io.cygi.contracts.value.AccountId;
import java.time.Instant;

/**
 * A session in the form in which it is stored.
 *
 * @param accountId the account that logged in
 * @param provider the registration of the identity provider of the login
 * @param createdAt time of the login
 * @param seenAt time of the last use, at most a minute or two behind
 */
public record LoginSession(AccountId accountId, String provider, Instant createdAt, Instant seenAt) {}
