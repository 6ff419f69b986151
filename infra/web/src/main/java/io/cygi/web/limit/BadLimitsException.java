package io.cygi.web.limit;

/** The limits contradict each other; the process does not start with them. */
final class BadLimitsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BadLimitsException(String message) {
        super(message);
    }
}
