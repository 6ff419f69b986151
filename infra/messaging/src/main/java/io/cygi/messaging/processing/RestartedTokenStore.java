package io.cygi.messaging.processing;

import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.inmemory.InMemoryTokenStore;
import org.jspecify.annotations.Nullable;

/**
 * The position of a processor whose state is in memory. In a new run of the server the processor begins anew at the newest event
 * and lets go of its state, because parts of it may have died.
 */
public final class RestartedTokenStore extends InMemoryTokenStore {

    private final LongSupplier run;
    private final Supplier<@Nullable TrackingToken> start;
    private volatile long begunIn;

    /** @param run number of the server's run @param start finds the position at which the processor begins, each time anew */
    public RestartedTokenStore(LongSupplier run, Supplier<@Nullable TrackingToken> start) {
        this.run = run;
        this.start = start;
        this.begunIn = run.getAsLong();
    }

    @Override
    public @Nullable TrackingToken fetchToken(String processorName, int segment) {
        long current = run.getAsLong();
        if (begunIn != current && fetchSegments(processorName).length > 0) {
            // Found before the old one is deleted: the database may not answer.
            TrackingToken position = start.get();
            deleteToken(processorName, segment);
            initializeSegment(position, processorName, segment);
            begunIn = current;
        }
        return super.fetchToken(processorName, segment);
    }
}
