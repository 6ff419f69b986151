package io.cygi.gateway.token;

import org.springframework.security.oauth2.jwt.JwtException;

/**
 * Thrown if it is not known whether a token is still valid, because locks and revocations cannot be read. Answered with
 * 503. Has no stack trace, because every request fails so while that lasts.
 */
public final class AccessUnknownException extends JwtException {

    private static final long serialVersionUID = 1L;

    /** Creates the exception. */
    AccessUnknownException() {
        super("It is not known whether the token's access has ended.");
    }

    @Override
    public Throwable fillInStackTrace() {
        return this;
    }
}
