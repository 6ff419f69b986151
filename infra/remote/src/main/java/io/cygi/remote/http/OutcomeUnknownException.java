package io.cygi.remote.http;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The fault of a request whose outcome is unknown: the replica may have executed it, or may still execute it. */
public sealed class OutcomeUnknownException extends IOException permits NoAnswerInTimeException, GivenUpException {

    private static final long serialVersionUID = 1L;

    /** Creates the fault. @param message the failure @param cause the cause, null if the answer itself is the fault */
    public OutcomeUnknownException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
