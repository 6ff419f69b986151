package io.cygi.command.remote;

import io.cygi.contracts.RefusedException;
import io.cygi.messaging.Commands;
import io.cygi.messaging.ListOutcome;
import io.cygi.remote.command.CommandFormat;
import io.cygi.remote.command.CommandReply;
import io.cygi.remote.command.ReceivedCommands;
import io.cygi.remote.command.UnknownCommandException;
import io.cygi.remote.http.ServiceTokens;
import java.util.List;
import java.util.Map;

/** Carries out the commands that other services of the platform send. {@link Commands} check the deadline before each attempt. */
final class CommandEndpoint extends ServiceEndpoint {

    /** The most bytes of a body, the same as for other JSON requests. */
    private static final int BODY_BYTES_MAX = 2 * 1024 * 1024;

    private static final long serialVersionUID = 1L;

    private final transient Commands commands;
    private final transient CommandFormat format;

    CommandEndpoint(Commands commands, CommandFormat format, ServiceTokens tokens, UnderWay underWay) {
        super(format, tokens, underWay, BODY_BYTES_MAX);
        this.commands = commands;
        this.format = format;
    }

    @Override
    int charged(int bodyBytes) {
        return bodyBytes;
    }

    @Override
    byte[] answer(byte[] body, UnderWay.Entry entry) {
        return format.reply(carryOut(received(body)));
    }

    private ReceivedCommands received(byte[] body) {
        try {
            return format.commands(body);
        } catch (UnknownCommandException e) {
            throw new NotUnderstoodException(e);
        }
    }

    private CommandReply carryOut(ReceivedCommands received) {
        List<Object> list = received.commands();
        if (!received.single()) {
            ListOutcome outcome = commands.sendInOrder(list);
            return new CommandReply(outcome.carriedOut(), outcome.refusal(), null);
        }
        try {
            return new CommandReply(1, null, commands.ask(list.getFirst(), Map.of()));
        } catch (RefusedException refusal) {
            return new CommandReply(0, refusal, null);
        }
    }
}
