package io.cygi.web;

import java.io.IOException;

/** A request's body is longer than is read. */
final class BodyTooLargeException extends IOException {

    private static final long serialVersionUID = 1L;

    BodyTooLargeException() {
        super("body too large");
    }
}
