package io.cygi.web.problem;

/**
 * The fault that an answer cannot be completed after a part of it was sent. The connection is ended, so that the reader
 * notices that the answer is incomplete; anything else would look like its end.
 */
public final class BrokenAnswerException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Creates the fault. @param cause the reason why the answer cannot be completed */
    public BrokenAnswerException(Throwable cause) {
        super("An answer broke off after a part of it had been sent", cause);
    }
}
