package io.cygi.web.token;

import org.springframework.security.oauth2.jwt.JwtException;

/**
 * Thrown if a token names an unknown key and the keys could not be read lately, so that it is not known whether the token
 * is genuine. Answered with 503. Has no stack trace, because every such request fails while that lasts.
 */
public final class UnknownKeyException extends JwtException {

    private static final long serialVersionUID = 1L;

    UnknownKeyException() {
        super("The token's key is unknown, and the keys cannot be read.");
    }

    @Override
    public Throwable fillInStackTrace() {
        return this;
    }
}
