package io.cygi.contracts;

/** A part that is needed does not answer, also after the bounded retries. Nothing is known to have changed. */
public final class UnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param message what does not answer @param cause what was seen */
    public UnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
