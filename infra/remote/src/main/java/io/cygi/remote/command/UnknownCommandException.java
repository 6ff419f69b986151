package io.cygi.remote.command;

import org.jspecify.annotations.Nullable;

/** A request names a command, or has a value in it, that this version does not know. A newer replica may know it. */
public final class UnknownCommandException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnknownCommandException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
