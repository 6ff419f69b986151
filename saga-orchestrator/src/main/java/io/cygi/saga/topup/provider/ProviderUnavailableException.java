package io.cygi.saga.topup.provider;

import org.jspecify.annotations.Nullable;

/** The fault of a call without a usable answer. The call may have been carried out or not. */
public final class ProviderUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message the fault, without anything that was sent or received
     * @param cause the fault, or null
     */
    public ProviderUnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
