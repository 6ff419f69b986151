package io.cygi.gateway.login.provider;

import org.springframework.security.core.AuthenticationException;

/** Thrown if an identity provider does not answer, or its answer cannot be read. */
public final class ProviderUnavailableException extends AuthenticationException {

    private static final long serialVersionUID = 1L;

    ProviderUnavailableException(Throwable cause) {
        super("The identity provider does not answer as it should", cause);
    }

    ProviderUnavailableException(String message) {
        super(message);
    }
}
