package io.cygi.gateway.security;

import org.springframework.security.access.AccessDeniedException;

/** Nobody may reach the path, because no rule names it. To callers with a token it does not exist. */
final class UnlistedPathException extends AccessDeniedException {

    private static final long serialVersionUID = 1L;

    UnlistedPathException() {
        super("no rule names this path");
    }
}
