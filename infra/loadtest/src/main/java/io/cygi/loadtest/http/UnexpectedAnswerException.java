package io.cygi.loadtest.http;

/** The fault of an answer that makes going on pointless. */
public final class UnexpectedAnswerException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Creates the exception. @param message the expected and the actual answer */
    public UnexpectedAnswerException(String message) {
        super(message);
    }
}
