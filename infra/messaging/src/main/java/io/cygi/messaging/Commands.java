package io.cygi.messaging;

import io.cygi.contracts.RefusedException;
import io.cygi.contracts.UnavailableException;
import io.cygi.contracts.correlation.Correlation;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Sends commands to the aggregates, in whatever process they are, and waits for the answer. Safe for use by many
 * threads.
 */
public interface Commands {

    /**
     * Sends a command in a transaction of its own. When this returns, the command's events are stored durably. It must
     * not be called while an event or another command is being handled on the same thread, because the command would
     * join that transaction.
     *
     * @param command one of the {@code *Command} records
     * @throws RefusedException if the aggregate refuses the command, or does not exist ({@code NOT_FOUND})
     * @throws UnavailableException if faults of the infrastructure outlast the bounded retries
     */
    default void send(Object command) {
        send(command, Map.of());
    }

    /**
     * Sends a command as {@link #send(Object)} does, with metadata that interceptors of the command side understand.
     *
     * @param command one of the {@code *Command} records
     * @param metadata the names and the values
     */
    default void send(Object command, Map<String, ?> metadata) {
        ask(command, metadata);
    }

    /**
     * Sends a command as {@link #send(Object, Map)} does, and returns the answer. The command, and every event that it
     * causes, carries the {@link Correlation} of the thread, or a new one if the thread has none.
     *
     * @param command one of the {@code *Command} records
     * @param metadata the names and the values
     * @return the aggregate's answer, null if the command has no answer
     */
    @Nullable
    Object ask(Object command, Map<String, ?> metadata);

    /**
     * Sends commands one after another up to the first refusal. The commands before it are carried out and their events
     * are stored durably when this returns; the refused command and those behind it change nothing. If the call throws,
     * any number of the first commands is carried out, possibly none.
     *
     * <p>A list is sent again after a fault of the store that may pass. If it was stored and only the answer was lost,
     * its commands meet what the list itself has changed. A command that is refused behind a later one of its list, as
     * the resumption of a booking is behind the confirmation, is then the refused one, although the whole list is
     * stored. A caller whose list contains such a command must not conclude from its refusal that those behind it
     * changed nothing.
     *
     * @param commands {@code *Command} records, none of them to a concert, each of them idempotent
     * @return how far the list came
     * @throws UnavailableException if faults of the infrastructure outlast the bounded retries
     */
    default ListOutcome sendInOrder(List<?> commands) {
        return ListOutcome.upToRefusal(commands, this::send);
    }
}
