package io.cygi.web.problem;

import java.time.Duration;

/**
 * As much is under way as can be done soon, so that this is not begun; answered with 503 and {@code Retry-After}. It
 * carries no stack trace, because it is thrown when there is no time to make one.
 */
public final class BusyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Duration retryAfter;

    /** @param message one sentence for people, free of internals @param retryAfter when to try again, whole seconds */
    public BusyException(String message, Duration retryAfter) {
        super(message, null, false, false);
        this.retryAfter = retryAfter;
    }

    Duration retryAfter() {
        return retryAfter;
    }
}
