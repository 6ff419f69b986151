package io.cygi.contracts.correlation;

import java.util.regex.Pattern;
import org.axonframework.common.IdentifierFactory;
import org.axonframework.messaging.Message;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * The correlation id that work is done under: the id of the request that caused the work, or a new one if no request
 * did. It is bound to the thread for the length of a call and shown in the log; other threads do not inherit it, so
 * code that hands work to another thread binds it there with {@link #run} or {@link #carried}.
 */
public final class Correlation {

    /** The name of the correlation id in the metadata of commands and events, and in the log. */
    public static final String KEY = "correlationId";

    /** The HTTP header with the correlation id, in requests and in answers. */
    public static final String HEADER = "X-Correlation-Id";

    private static final ScopedValue<String> CURRENT = ScopedValue.newInstance();
    private static final int UUID_LENGTH = 36;
    private static final Pattern UUID =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    private Correlation() {}

    /** {@return the id that is bound to this thread, or null} */
    public static @Nullable String current() {
        return CURRENT.isBound() ? CURRENT.get() : null;
    }

    /** {@return an id that was never used} */
    public static String newId() {
        return IdentifierFactory.getInstance().generateIdentifier();
    }

    /** {@return whether the text is a UUID in its usual form of 36 characters} @param text a text from a caller */
    public static boolean wellFormed(String text) {
        return text.length() == UUID_LENGTH && UUID.matcher(text).matches();
    }

    /**
     * {@return the correlation id that a message carries, or the message's own identifier if it carries none}
     *
     * @param message any message
     */
    public static String of(Message<?> message) {
        return message.getMetaData().get(KEY) instanceof String id ? id : message.getIdentifier();
    }

    /**
     * Runs an action under a correlation id.
     *
     * @param id the correlation id
     * @param action the action
     */
    public static void run(String id, Runnable action) {
        call(id, () -> {
            action.run();
            return true;
        });
    }

    /**
     * Calls an operation under a correlation id.
     *
     * @param id the correlation id
     * @param operation the operation
     * @param <R> the type of the result
     * @param <X> the type of the exception
     * @return the operation's result
     * @throws X the operation's exception
     */
    public static <R, X extends Throwable> R call(String id, ScopedValue.CallableOp<? extends R, X> operation)
            throws X {
        String before = MDC.get(KEY);
        MDC.put(KEY, id);
        try {
            return ScopedValue.where(CURRENT, id).call(operation);
        } finally {
            if (before == null) {
                MDC.remove(KEY);
            } else {
                MDC.put(KEY, before);
            }
        }
    }

    /**
     * {@return an action that runs the given one, on any thread, under the correlation id that is bound here, if any}
     *
     * @param action the action
     */
    public static Runnable carried(Runnable action) {
        String id = current();
        return id == null ? action : () -> run(id, action);
    }
}
