package io.cygi.remote.http;

import org.jspecify.annotations.Nullable;

/** The fault of a request that a replica has taken and not answered in time. The replica may be slow and still execute it. */
public final class NoAnswerInTimeException extends OutcomeUnknownException {

    private static final long serialVersionUID = 1L;

    /** Creates the fault. @param message the failure @param cause the time-out */
    public NoAnswerInTimeException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
