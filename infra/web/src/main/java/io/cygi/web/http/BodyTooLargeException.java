package io.cygi.web.http;

import java.io.IOException;

/** A request's body is longer than is read. */
public final class BodyTooLargeException extends IOException {

    private static final long serialVersionUID = 1L;

    /** Its message says nothing about the request. */
    public BodyTooLargeException() {
        super("body too large");
    }
}
