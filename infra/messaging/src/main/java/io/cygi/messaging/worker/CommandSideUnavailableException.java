package io.cygi.messaging.worker;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The fault that no replica of the command side has answered in time. The commands may have been carried out or not.
 */
public final class CommandSideUnavailableException extends IOException implements ReasonedFault {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the fault.
     *
     * @param message a sentence about the attempt
     * @param cause the last fault that was seen, null if none was
     */
    public CommandSideUnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    @Override
    public FailureReason reason() {
        return FailureReason.COMMAND_SIDE_UNAVAILABLE;
    }
}
