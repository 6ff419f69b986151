package io.cygi.web.access;

import org.springframework.security.access.AccessDeniedException;

/** Thrown for a path that no rule names. For callers with a token the path does not exist. */
public final class UnlistedPathException extends AccessDeniedException {

    private static final long serialVersionUID = 1L;

    UnlistedPathException() {
        super("no rule names this path");
    }
}
