package io.cygi.messaging;

import io.cygi.contracts.RefusedException;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of a list of commands when it was carried out last, see {@link Commands#sendInOrder} for lists that were stored
 * before.
 *
 * @param carriedOut how many commands were carried out; their events are stored
 * @param refusal of the command behind them, null where no command was refused
 */
public record ListOutcome(int carriedOut, @Nullable RefusedException refusal) {

    /**
     * {@return how far the commands came}
     *
     * @param commands in the order in which they are carried out
     * @param handler carries one out, or throws a {@link RefusedException}, after which no other is carried out
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
