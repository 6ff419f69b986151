package io.cygi.web.problem;

/**
 * An answer of which a part has been sent cannot be finished. The connection is ended, so that whoever reads it learns
 * that it is not whole; anything else would look like its end.
 */
public final class BrokenAnswerException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param cause why it cannot be finished */
    public BrokenAnswerException(Throwable cause) {
        super("An answer broke off after a part of it had been sent", cause);
    }
}
