package io.cygi.command.remote;

/** The fault that a request cannot be read, because its sender has another version. A newer replica may understand it. */
final class NotUnderstoodException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Creates the fault. @param cause the fault of the reading */
    NotUnderstoodException(Throwable cause) {
        super("a request cannot be read", cause);
    }
}
