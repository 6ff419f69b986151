package io.cygi.command.idempotency;

/** The fault that another request under the same key was stored first. */
final class KeyTakenException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    KeyTakenException() {
        super("idempotency key taken", null, false, false);
    }
}
