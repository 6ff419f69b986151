package io.cygi.loadtest.platform;

/** The fault of a run that cannot go on. The message is for the user who started it. */
public final class LoadTestException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Creates the exception. @param message the reason, and a way out */
    public LoadTestException(String message) {
        super(message);
    }

    /** Creates the exception. @param message the reason, and a way out @param cause the fault that ended the run */
    public LoadTestException(String message, Throwable cause) {
        super(message, cause);
    }
}
