package io.cygi.remote.command;

import io.cygi.contracts.UnavailableException;
import io.cygi.contracts.catalogue.CommandType;
import io.cygi.contracts.catalogue.CommandTypes;
import io.cygi.contracts.correlation.Correlation;
import io.cygi.messaging.Commands;
import io.cygi.messaging.ListOutcome;
import io.cygi.messaging.list.ListedCommands;
import java.util.List;
import java.util.Map;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.jspecify.annotations.Nullable;

/**
 * Sends commands to the replicas of the command side. A list travels in parts. Each part is one exchange, and its events
 * are stored in one transaction. Metadata does not travel, but the correlation id does.
 */
public final class RemoteCommands implements Commands {

    private final CommandExchange exchange;
    private final CommandFormat format;
    private final CommandTypes types;

    /** Creates the sender. @param exchange sends to a replica @param format writes the commands @param types the known commands */
    public RemoteCommands(CommandExchange exchange, CommandFormat format, CommandTypes types) {
        this.exchange = exchange;
        this.format = format;
        this.types = types;
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException if there is metadata, which only callers in the command side's own process may give
     * @throws io.cygi.messaging.worker.RemoteFaultException if the command side meets a permanent fault
     */
    @Override
    public @Nullable Object ask(Object command, Map<String, ?> metadata) {
        if (!metadata.isEmpty()) {
            throw new IllegalArgumentException("metadata does not travel to another process");
        }
        CommandType type = types.of(command);
        CommandReply reply = exchange(List.of(command), format.single(command), type);
        if (reply.refusal() != null) {
            throw reply.refusal();
        }
        return reply.answer();
    }

    /**
     * {@inheritDoc}
     *
     * @throws io.cygi.messaging.worker.RemoteFaultException if the command side meets a permanent fault
     */
    @Override
    public ListOutcome sendInOrder(List<?> commands) {
        for (int from = 0; from < commands.size(); from += ListedCommands.COMMANDS_MAX) {
            List<?> part = commands.subList(from, Math.min(from + ListedCommands.COMMANDS_MAX, commands.size()));
            CommandReply reply = exchange(part, format.list(part), null);
            if (reply.refusal() != null) {
                return new ListOutcome(from + reply.carriedOut(), reply.refusal());
            }
        }
        return new ListOutcome(commands.size(), null);
    }

    private CommandReply exchange(List<?> commands, byte[] request, @Nullable CommandType single) {
        if (CurrentUnitOfWork.isStarted()) {
            throw new IllegalStateException("a command must not join the transaction of the message being handled");
        }
        String correlation = Correlation.current();
        String id = correlation == null ? Correlation.newId() : correlation;
        try {
            return exchange.send(RoutingKeys.of(commands), request, id, answer -> reply(commands, answer, single));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnavailableException("the command side was waited for while the process ends", e);
        }
    }

    /** Reads a reply, and fails if the number of commands and the refusal in it contradict each other. */
    private CommandReply reply(List<?> commands, byte[] answer, @Nullable CommandType single) {
        CommandReply reply = format.reply(answer, single);
        boolean all = reply.carriedOut() == commands.size();
        if (reply.carriedOut() < 0 || reply.carriedOut() > commands.size() || all != (reply.refusal() == null)) {
            throw new IllegalArgumentException("the reply does not fit the commands");
        }
        return reply;
    }
}
