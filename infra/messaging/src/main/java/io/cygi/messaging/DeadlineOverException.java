package io.cygi.messaging;

/**
 * The fault that the {@link Deadline} was over, or the caller had given up, before the commands began, or before a read ended.
 * Nothing was changed.
 */
public final class DeadlineOverException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DeadlineOverException() {
        super("the deadline of the caller is over", null, false, false);
    }
}
