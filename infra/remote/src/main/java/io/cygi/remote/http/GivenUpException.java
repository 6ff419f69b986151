package io.cygi.remote.http;

import org.jspecify.annotations.Nullable;

/** The end of a request whose answer nobody needs any more, for example because the client of this process has gone. */
public final class GivenUpException extends OutcomeUnknownException {

    private static final long serialVersionUID = 1L;

    /** Creates the fault. @param message the reason @param cause the cause, null for none */
    public GivenUpException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
