package io.cygi.command.idempotency;

import java.util.Map;
import java.util.function.Consumer;

/**
 * The command and the answer of a request.
 *
 * @param command the command that carries the request out
 * @param metadata the metadata of the command
 * @param answer the answer for the caller once the command's events are stored
 * @param whenFailed the action that is run if the command was not carried out
 * @param <A> the type of the answer
 */
public record Decision<A>(Object command, Map<String, ?> metadata, A answer, Runnable whenFailed) {

    /**
     * Creates a decision that needs no action if it fails.
     *
     * @param command the command that carries the request out
     * @param answer the answer for the caller
     */
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
