package io.cygi.messaging.worker;

/**
 * A permanent fault that another process has met: the same work fails there again. It is therefore a {@link
 * FaultKind#PERMANENT} fault here, too.
 */
public final class RemoteFaultException extends RuntimeException implements ReasonedFault {

    private static final long serialVersionUID = 1L;

    private final FailureReason reason;

    /**
     * Creates the fault.
     *
     * @param message a sentence that names the work and the process
     * @param reason the reason that the other process reports
     */
    public RemoteFaultException(String message, FailureReason reason) {
        super(message);
        this.reason = reason;
    }

    @Override
    public FailureReason reason() {
        return reason;
    }
}
