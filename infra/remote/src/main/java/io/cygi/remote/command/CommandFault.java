package io.cygi.remote.command;

import io.cygi.messaging.worker.FailureReason;
import org.jspecify.annotations.Nullable;

/**
 * The answer of a replica that did not carry out all commands of a request.
 *
 * @param executed whether any of the commands may be carried out
 * @param permanent whether the same commands fail again at each replica
 * @param draining whether the replica ends
 * @param reason the reason that operators see, null if the replica has no fault of its own
 */
public record CommandFault(
        Executed executed,
        boolean permanent,
        boolean draining,
        @Nullable FailureReason reason) {

    /** The replica's knowledge of the execution. */
    public enum Executed {
        /** Nothing was changed. */
        NO,
        /** Any number of the first commands may be carried out. */
        UNKNOWN
    }

    /** {@return the fault of a replica that takes no more at the moment} */
    public static CommandFault busy() {
        return new CommandFault(Executed.NO, false, false, null);
    }

    /** {@return the fault of a replica that ends} */
    public static CommandFault ending() {
        return new CommandFault(Executed.NO, false, true, null);
    }

    /** {@return the fault of commands whose caller has stopped waiting before they began} */
    public static CommandFault late() {
        return new CommandFault(Executed.NO, false, false, FailureReason.TIMED_OUT);
    }

    /** {@return a fault that was met while commands were carried out} @param permanent whether it is permanent @param reason its reason */
    public static CommandFault met(boolean permanent, FailureReason reason) {
        return new CommandFault(Executed.UNKNOWN, permanent, false, reason);
    }
}
