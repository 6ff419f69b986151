package io.cygi.gateway.authorization.grant;

/** The kind of token that a stored hash belongs to. */
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
