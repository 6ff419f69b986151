package io.cygi.loadtest.http;

/** The platform answered something that makes going on pointless. */
public final class UnexpectedAnswerException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param message what was expected and what came */
    public UnexpectedAnswerException(String message) {
        super(message);
    }
}
