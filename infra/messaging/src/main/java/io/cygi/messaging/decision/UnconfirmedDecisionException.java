package io.cygi.messaging.decision;

/** A cached aggregate has decided, and the event store has not confirmed it. The command is to be decided again. */
public final class UnconfirmedDecisionException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Thrown often and never shown, so it has no stack trace. */
    UnconfirmedDecisionException() {
        super("decided by a cached aggregate", null, false, false);
    }
}
