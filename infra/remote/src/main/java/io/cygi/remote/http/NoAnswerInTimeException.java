package io.cygi.remote.http;

import org.jspecify.annotations.Nullable;

/** The replica has taken the request and has not answered in time. It may be slow, and may still execute the request. */
public final class NoAnswerInTimeException extends OutcomeUnknownException {

    private static final long serialVersionUID = 1L;

    /** @param message what was waited for @param cause what was seen */
    public NoAnswerInTimeException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
