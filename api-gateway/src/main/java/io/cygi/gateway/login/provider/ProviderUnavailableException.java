package io.cygi.gateway.login.provider;

import org.springframework.security.core.AuthenticationException;

/** An identity provider does not answer, or answers what cannot be read. */
public final class ProviderUnavailableException extends AuthenticationException {

    private static final long serialVersionUID = 1L;

    ProviderUnavailableException(Throwable cause) {
        super("The identity provider does not answer as it should", cause);
    }

    ProviderUnavailableException(String message) {
        super(message);
    }
}
