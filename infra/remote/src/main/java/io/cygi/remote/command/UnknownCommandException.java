package io.cygi.remote.command;

import org.jspecify.annotations.Nullable;

/** The fault of a request with a command or a value that this version does not know. A newer replica may know it. */
public final class UnknownCommandException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnknownCommandException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
