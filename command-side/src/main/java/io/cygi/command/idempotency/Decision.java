package io.cygi.command.idempotency;

import java.util.Map;
import java.util.function.Consumer;

/**
 * The command and the answer of a request.
 *
 * @param command what carries it out
 * @param metadata of the command
 * @param answer what the caller is told once it is stored
 * @param whenFailed run where the command was not carried out
 * @param <A> what the answer is
 */
public record Decision<A>(Object command, Map<String, ?> metadata, A answer, Runnable whenFailed) {

    /** A decision that leaves nothing behind. @param command what carries it out @param answer what is told */
    public Decision(Object command, A answer) {
        this(command, Map.of(), answer, () -> {});
    }

    void carryOut(Consumer<Object> sender) {
        boolean sent = false;
        try {
            sender.accept(command);
            sent = true;
        } finally {
            if (!sent) {
                whenFailed.run();
            }
        }
    }
}
