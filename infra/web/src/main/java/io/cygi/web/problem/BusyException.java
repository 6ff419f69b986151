package io.cygi.web.problem;

import java.time.Duration;

/**
 * The refusal of work because too much is under way; answered with 503 and {@code Retry-After}. It carries no stack
 * trace, because it is thrown under the highest load.
 */
public final class BusyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Duration retryAfter;

    /**
     * Creates the refusal.
     *
     * @param message one sentence for people, free of internals
     * @param retryAfter the time after which to try again, whole seconds
     */
    public BusyException(String message, Duration retryAfter) {
        super(message, null, false, false);
        this.retryAfter = retryAfter;
    }

    Duration retryAfter() {
        return retryAfter;
    }
}
