package io.cygi.messaging.decision;

/**
 * The fault that a cached aggregate has decided and the event store has not confirmed the decision. The command has to
 * be decided again.
 */
public final class UnconfirmedDecisionException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Creates the exception without a stack trace, because it is thrown often and never shown. */
    UnconfirmedDecisionException() {
        super("decided by a cached aggregate", null, false, false);
    }
}
