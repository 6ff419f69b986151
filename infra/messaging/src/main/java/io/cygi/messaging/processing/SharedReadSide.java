package io.cygi.messaging.processing;

import io.cygi.messaging.store.EventFeed;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.serialization.Serializer;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The views of a service, whichever of its processes runs their processors. A processor that runs elsewhere is judged by the
 * positions in the database that the processes share.
 */
public final class SharedReadSide implements ReadSide {

    /** The time between two reads of the positions, in ns. */
    private static final long POLL_NANOS = 25_000_000;

    private final EventProcessingConfiguration processing;
    private final EventFeed feed;
    private final StoredPositions stored;

    /**
     * Creates the view of this process on the read side.
     *
     * @param processing the processors of the service
     * @param feed the events that they read
     * @param jdbc the database with their positions
     * @param serializer the serializer of positions
     */
    public SharedReadSide(
            EventProcessingConfiguration processing, EventFeed feed, JdbcTemplate jdbc, Serializer serializer) {
        this.processing = processing;
        this.feed = feed;
        this.stored = new StoredPositions(jdbc, serializer, feed.source());
    }

    @Override
    public boolean awaitCaughtUp(Duration timeout) {
        TrackingToken head = feed.source().createHeadToken();
        return head == null || ProcessorPositions.await(() -> allCover(head), timeout, POLL_NANOS);
    }

    private boolean allCover(TrackingToken head) {
        return processing.eventProcessors().values().stream()
                .filter(StreamingEventProcessor.class::isInstance)
                .map(StreamingEventProcessor.class::cast)
                .allMatch(processor ->
                        ProcessorPositions.covers(processor, head) || storedCover(processor.getName(), head));
    }

    private boolean storedCover(String processor, TrackingToken head) {
        Map<Integer, Optional<TrackingToken>> segments = stored.of(processor);
        return !segments.isEmpty()
                && segments.values().stream()
                        .allMatch(position -> position.filter(token -> ProcessorPositions.covers(token, head))
                                .isPresent());
    }
}
