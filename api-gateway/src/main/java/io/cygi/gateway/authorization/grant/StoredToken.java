package io.cygi.gateway.authorization.grant;

import io.cygi.gateway.token.TokenHash;
import java.time.Instant;

/**
 * A code or token in the form in which it is stored.
 *
 * @param hash the SHA-256 of the token's text
 * @param kind the kind of token
 * @param issuedAt time at which the token was issued
 * @param expiresAt time at which the token expires
 * @param used whether a code or refresh token has been exchanged
 */
record StoredToken(String hash, TokenKind kind, Instant issuedAt, Instant expiresAt, boolean used) {

    static StoredToken unused(String text, TokenKind kind, Instant issuedAt, Instant expiresAt) {
        return new StoredToken(TokenHash.of(text), kind, issuedAt, expiresAt, false);
    }
}
