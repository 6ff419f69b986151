package io.cygi.remote.http;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The request was sent, and no answer came: the replica may have executed it, or may still execute it. */
public sealed class OutcomeUnknownException extends IOException permits NoAnswerInTimeException {

    private static final long serialVersionUID = 1L;

    /** @param message what failed @param cause what was seen, null where it is the answer */
    public OutcomeUnknownException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
