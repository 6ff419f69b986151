package io.cygi.gateway.authorization.grant;

/** The kind of a stored token. */
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
