package io.cygi.loadtest.options;

/** Something on the command line that cannot be followed; the message says what to write instead. */
public final class BadOptionException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BadOptionException(String message) {
        super(message);
    }
}
