package io.cygi.gateway.authorization.grant;

/** What a stored hash is of. */
enum TokenKind {
    /** An authorization code. */
    CODE,
    /** An access token. */
    ACCESS,
    /** A refresh token. */
    REFRESH,
    /** An ID token. */
    ID
}
