package io.cygi.contracts;

/**
 * The fault that a needed part of the platform does not answer, even after the bounded retries. Nothing is known to
 * have changed.
 */
public final class UnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the fault.
     *
     * @param message a sentence that names the part
     * @param cause the last fault that was seen
     */
    public UnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
