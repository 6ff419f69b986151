package io.cygi.messaging.worker;

/**
 * A fault that another process has met and found to be permanent: the same work fails there again. It is therefore a
 * {@link FaultKind#PERMANENT} fault here, too.
 */
public final class RemoteFaultException extends RuntimeException implements ReasonedFault {

    private static final long serialVersionUID = 1L;

    private final FailureReason reason;

    /** @param message what failed where @param reason that the other process tells */
    public RemoteFaultException(String message, FailureReason reason) {
        super(message);
        this.reason = reason;
    }

    @Override
    public FailureReason reason() {
        return reason;
    }
}
