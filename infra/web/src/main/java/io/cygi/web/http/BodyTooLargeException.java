package io.cygi.web.http;

import java.io.IOException;

/** The fault that a request's body exceeds the limit. */
public final class BodyTooLargeException extends IOException {

    private static final long serialVersionUID = 1L;

    /** Creates the fault, with a message that says nothing about the request. */
    public BodyTooLargeException() {
        super("body too large");
    }
}
