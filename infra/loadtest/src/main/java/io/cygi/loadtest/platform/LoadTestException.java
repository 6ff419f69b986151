package io.cygi.loadtest.platform;

/** A run that cannot go on; the message is for whoever started it. */
public final class LoadTestException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param message why, and what to do */
    public LoadTestException(String message) {
        super(message);
    }

    /** @param message why, and what to do @param cause what happened */
    public LoadTestException(String message, Throwable cause) {
        super(message, cause);
    }
}
