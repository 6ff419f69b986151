package io.cygi.saga.topup;

import io.cygi.messaging.Commands;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sends commands. The process may die before and after each. */
record MortalCommands(Commands commands, Fate fate) implements Commands {

    @Override
    public @Nullable Object ask(Object command, Map<String, ?> metadata) {
        fate.moment();
        Object answer = commands.ask(command, metadata);
        fate.moment();
        return answer;
    }
}
