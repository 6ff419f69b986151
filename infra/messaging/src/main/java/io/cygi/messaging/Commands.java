package io.cygi.messaging;

import io.cygi.contracts.RefusedException;
import io.cygi.contracts.UnavailableException;
import io.cygi.contracts.correlation.Correlation;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sends commands to the aggregates, wherever they are, and waits for the answer. Safe for use by many threads. */
public interface Commands {

    /**
     * Sends a command in a transaction of its own. When this returns, the command's events are stored durably. It must
     * not be called while an event or another command is being handled on the same thread, because it would join that
     * transaction.
     *
     * @param command one of the {@code *Command} records
     * @throws RefusedException where the aggregate refuses it, or does not exist ({@code NOT_FOUND})
     * @throws UnavailableException where faults of the infrastructure outlast the bounded retries
     */
    default void send(Object command) {
        send(command, Map.of());
    }

    /**
     * As {@link #send(Object)}, with metadata that interceptors of the command side understand.
     *
     * @param command one of the {@code *Command} records
     * @param metadata names and values
     */
    default void send(Object command, Map<String, ?> metadata) {
        ask(command, metadata);
    }

    /**
     * As {@link #send(Object, Map)}, for a command that has an answer. The command, and every event that it causes, carries
     * the {@link Correlation} that the thread is under; without one it begins a new one.
     *
     * @param command one of the {@code *Command} records
     * @param metadata names and values
     * @return what the aggregate answers, null where the command has no answer
     */
    @Nullable
    Object ask(Object command, Map<String, ?> metadata);

    /**
     * Sends commands one after another up to the first refusal. The commands before it are carried out and their events are
     * stored durably when this returns; the refused command and those behind it change nothing. Where this throws, any
     * number of the first commands is carried out, possibly none.
     *
     * <p>A list is sent again after a fault of the store that may pass. Where it was stored and only the answer was lost, its
     * commands meet what the list itself has changed. A command that is refused behind a later one of its list, as the
     * resumption of a booking is behind the confirmation, is then the refused one, although the whole list is stored. A
     * caller whose list contains such a command must not conclude from its refusal that those behind it changed nothing.
     *
     * @param commands {@code *Command} records, none of them to a concert, each of them idempotent
     * @return how far the list came
     * @throws UnavailableException where faults of the infrastructure outlast the bounded retries
     */
    default ListOutcome sendInOrder(List<?> commands) {
        return ListOutcome.upToRefusal(commands, this::send);
    }
}
