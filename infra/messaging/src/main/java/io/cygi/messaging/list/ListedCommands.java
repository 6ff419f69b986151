package io.cygi.messaging.list;

import io.cygi.contracts.RefusedException;
import io.cygi.messaging.Deadline;
import io.cygi.messaging.DeadlineOverException;
import io.cygi.messaging.ListOutcome;
import java.util.List;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;

/**
 * Carries out a list of commands in one unit of work. Each command has a unit of work of its own within it, and its
 * aggregate sees what the commands before it have decided. All events are stored together at the end, or none.
 */
public final class ListedCommands {

    /**
     * The most commands of a list. A longer list is carried out in parts. It is also the number of aggregates that are
     * read with one query.
     */
    public static final int COMMANDS_MAX = 64;

    private final Handler handler;
    private final AggregateLocks locks;

    /** Handles one command of a list. */
    @FunctionalInterface
    public interface Handler {

        /**
         * {@return the aggregate's answer}
         *
         * @param command the command
         * @param metadata the metadata of the command
         * @throws RefusedException if the aggregate refuses the command
         * @throws RuntimeException if the command cannot be handled
         */
        @Nullable
        Object handle(Object command, MetaData metadata);
    }

    /**
     * Creates the executor of lists.
     *
     * @param handler handles the single commands
     * @param locks the locks of their aggregates
     */
    public ListedCommands(Handler handler, AggregateLocks locks) {
        this.handler = handler;
        this.locks = locks;
    }

    /**
     * Carries out the commands up to the first refusal.
     *
     * @param commands the commands, up to {@link #COMMANDS_MAX}
     * @param metadata the metadata of each command
     * @return how far the list came
     * @throws DeadlineOverException if the caller's time was over before the first command began; nothing is stored
     * @throws RuntimeException if a command cannot be handled, or the events cannot be stored; then nothing is stored,
     *     unless the answer of the database was lost
     */
    public ListOutcome carryOut(List<?> commands, MetaData metadata) {
        try (AggregateLease lease = locks.lease(commands)) {
            // Waiting for the locks of a popular aggregate may have taken all the time that was left.
            Deadline.requireTimeLeft();
            UnitOfWork<?> list = DefaultUnitOfWork.startAndGet(new GenericCommandMessage<>(commands, metadata));
            ListOutcome outcome;
            try {
                lease.begin(list);
                outcome = ListOutcome.upToRefusal(commands, command -> handler.handle(command, metadata));
                lease.keepOfFirst(outcome.carriedOut());
            } catch (RuntimeException | Error e) {
                list.rollback(e);
                throw e;
            }
            list.commit();
            return outcome;
        }
    }
}
