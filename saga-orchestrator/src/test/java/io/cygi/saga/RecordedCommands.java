package io.cygi.saga;

import io.cygi.contracts.RefusedException;
import io.cygi.messaging.Commands;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Stands in for the aggregates: it records the commands that it is sent, and refuses those that a test names. */
public final class RecordedCommands implements Commands {

    private final List<Object> sent = new ArrayList<>();
    private Function<Object, @Nullable RuntimeException> fault = command -> null;

    /** Sets the fault of each command, null for an accepted command. */
    public void failing(Function<Object, @Nullable RuntimeException> fault) {
        this.fault = fault;
    }

    /** Refuses all commands of a type. */
    public void refusing(Class<?> type, RefusedException refusal) {
        failing(command -> type.isInstance(command) ? refusal : null);
    }

    /** {@return the commands since the last call, including refused ones} */
    public List<Object> take() {
        List<Object> taken = List.copyOf(sent);
        sent.clear();
        return taken;
    }

    @Override
    public @Nullable Object ask(Object command, Map<String, ?> metadata) {
        sent.add(command);
        RuntimeException thrown = fault.apply(command);
        if (thrown != null) {
            throw thrown;
        }
        return null;
    }
}
