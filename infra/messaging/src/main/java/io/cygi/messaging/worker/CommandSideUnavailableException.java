package io.cygi.messaging.worker;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** No replica of the command side has answered in time. Whether the commands were carried out may be unknown. */
public final class CommandSideUnavailableException extends IOException implements ReasonedFault {

    private static final long serialVersionUID = 1L;

    /** @param message what was tried @param cause what was seen last, null where nothing was */
    public CommandSideUnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    @Override
    public FailureReason reason() {
        return FailureReason.COMMAND_SIDE_UNAVAILABLE;
    }
}
