package io.cygi.remote.serve;

/** The fault of a request that cannot be read, because it is of another version. */
final class BadCallException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BadCallException(Throwable cause) {
        super("the request of a call cannot be read", cause);
    }
}
