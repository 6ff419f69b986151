package io.cygi.command.remote;

/** The fault that a request has no room among those under way. Nothing was changed, and the caller asks again later. */
final class BusyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BusyException() {
        super("too much is under way", null, false, false);
    }
}
