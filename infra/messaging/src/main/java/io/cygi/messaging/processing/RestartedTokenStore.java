package io.cygi.messaging.processing;

import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.inmemory.InMemoryTokenStore;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the position of a processor whose state is in memory. In a new run of the server the processor begins anew at
 * the newest event and drops its state, because events that it rests on may have died.
 */
public final class RestartedTokenStore extends InMemoryTokenStore {

    private final LongSupplier run;
    private final Supplier<@Nullable TrackingToken> start;
    private volatile long begunIn;

    /**
     * Creates the store.
     *
     * @param run returns the number of the server's run
     * @param start finds the position at which the processor begins, each time anew
     */
    public RestartedTokenStore(LongSupplier run, Supplier<@Nullable TrackingToken> start) {
        this.run = run;
        this.start = start;
        this.begunIn = run.getAsLong();
    }

    @Override
    public @Nullable TrackingToken fetchToken(String processorName, int segment) {
        long current = run.getAsLong();
        if (begunIn != current && fetchSegments(processorName).length > 0) {
            // The new position is read before the old one is deleted, because the database may not answer.
            TrackingToken position = start.get();
            deleteToken(processorName, segment);
            initializeSegment(position, processorName, segment);
            begunIn = current;
        }
        return super.fetchToken(processorName, segment);
    }
}
