package io.cygi.gateway.token;

import org.springframework.security.oauth2.jwt.JwtException;

/**
 * Nobody can tell whether a token still counts, because locks and revocations cannot be read. Answered with 503. It carries no
 * stack trace, because every request meets it while that lasts.
 */
public final class AccessUnknownException extends JwtException {

    private static final long serialVersionUID = 1L;

    /** An exception without more. */
    AccessUnknownException() {
        super("It is not known whether the token's access has ended.");
    }

    @Override
    public Throwable fillInStackTrace() {
        return this;
    }
}
