package io.cygi.loadtest.options;

/** The fault of a command line that cannot be followed. The message says what to write instead. */
public final class BadOptionException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BadOptionException(String message) {
        super(message);
    }
}
