package io.cygi.saga.topup.provider;

import org.jspecify.annotations.Nullable;

/** The provider has given no answer that can be used. The call may have been carried out or not. */
public final class ProviderUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param message what was seen, without anything that was sent or received @param cause why, or null */
    public ProviderUnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
