package io.cygi.remote.http;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The request did not reach the replica: it has changed nothing. */
public final class NotExecutedException extends IOException {

    private static final long serialVersionUID = 1L;

    /** @param message what failed @param cause what was seen, null where it is the answer */
    public NotExecutedException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
