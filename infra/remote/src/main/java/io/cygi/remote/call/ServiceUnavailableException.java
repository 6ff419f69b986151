package io.cygi.remote.call;

import io.cygi.messaging.worker.FailureReason;
import io.cygi.messaging.worker.ReasonedFault;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The fault that no replica of a service has answered a call in time. */
public final class ServiceUnavailableException extends IOException implements ReasonedFault {

    private static final long serialVersionUID = 1L;

    private final FailureReason reason;

    /** Creates the fault. @param call the call @param cause the last fault that was seen, null if none was */
    ServiceUnavailableException(Call<?, ?> call, @Nullable Throwable cause) {
        super("no replica of " + call.service() + " has answered " + call.name(), cause);
        this.reason = call.service().equals("command-side")
                ? FailureReason.COMMAND_SIDE_UNAVAILABLE
                : FailureReason.TIMED_OUT;
    }

    /** {@return the reason for operators} Their codes name no other service than the command side. */
    @Override
    public FailureReason reason() {
        return reason;
    }
}
