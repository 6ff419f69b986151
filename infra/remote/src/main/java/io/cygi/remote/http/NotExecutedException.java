package io.cygi.remote.http;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The fault of a request that the replica did not get or did not begin, so that it has changed nothing. */
public final class NotExecutedException extends IOException {

    private static final long serialVersionUID = 1L;

    /** Creates the fault. @param message the failure @param cause the cause, null if the answer itself is the fault */
    public NotExecutedException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
