package io.cygi.messaging;

import io.cygi.contracts.RefusedException;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of a list of commands when it was carried out last. {@link Commands#sendInOrder} describes lists that
 * were stored before.
 *
 * @param carriedOut the number of commands that were carried out and whose events are stored
 * @param refusal the refusal of the next command, null if no command was refused
 */
public record ListOutcome(int carriedOut, @Nullable RefusedException refusal) {

    /**
     * {@return the outcome of carrying out the commands up to the first refusal}
     *
     * @param commands the commands in their order
     * @param handler carries out one command, or throws a {@link RefusedException}
     */
    public static ListOutcome upToRefusal(List<?> commands, Consumer<Object> handler) {
        int carriedOut = 0;
        for (Object command : commands) {
            try {
                handler.accept(command);
            } catch (RefusedException refusal) {
                return new ListOutcome(carriedOut, refusal);
            }
            carriedOut++;
        }
        return new ListOutcome(carriedOut, null);
    }
}
