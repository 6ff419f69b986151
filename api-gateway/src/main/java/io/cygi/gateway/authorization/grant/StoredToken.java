package io.cygi.gateway.authorization.grant;

import io.cygi.gateway.token.TokenHash;
import java.time.Instant;

/**
 * A code or token as it is stored.
 *
 * @param hash the SHA-256 of its text
 * @param kind what it is
 * @param issuedAt when it was issued
 * @param expiresAt when it stops counting
 * @param used whether a code or refresh token has been exchanged
 */
record StoredToken(String hash, TokenKind kind, Instant issuedAt, Instant expiresAt, boolean used) {

    static StoredToken unused(String text, TokenKind kind, Instant issuedAt, Instant expiresAt) {
        return new StoredToken(TokenHash.of(text), kind, issuedAt, expiresAt, false);
    }
}
