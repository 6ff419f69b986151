package io.cygi.saga;

import io.cygi.contracts.RefusedException;
import io.cygi.messaging.Commands;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Stands for the aggregates: remembers what it is told, and refuses what a test wants refused. */
public final class RecordedCommands implements Commands {

    private final List<Object> sent = new ArrayList<>();
    private Function<Object, @Nullable RuntimeException> fault = command -> null;

    /** What to throw for a command, or null to accept it. */
    public void failing(Function<Object, @Nullable RuntimeException> fault) {
        this.fault = fault;
    }

    /** Refuses all commands of a type. */
    public void refusing(Class<?> type, RefusedException refusal) {
        failing(command -> type.isInstance(command) ? refusal : null);
    }

    /** The commands that were sent so far, refused ones included; begins anew. */
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
