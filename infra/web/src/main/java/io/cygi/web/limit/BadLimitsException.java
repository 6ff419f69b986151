package io.cygi.web.limit;

/** The fault that the limits contradict each other. The process does not start with such limits. */
final class BadLimitsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BadLimitsException(String message) {
        super(message);
    }
}
