package io.cygi.messaging.processing;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.StreamableMessageSource;

/** Reads the positions of this process's event processors. */
public final class ProcessorPositions implements ReadSide {

    private static final long POLL_NANOS = 5_000_000;

    private final EventProcessingConfiguration processing;
    private final StreamableMessageSource<?> events;

    /**
     * Creates the reader.
     *
     * @param processing the processors
     * @param events the events that the processors read
     */
    public ProcessorPositions(EventProcessingConfiguration processing, StreamableMessageSource<?> events) {
        this.processing = processing;
        this.events = events;
    }

    /** {@inheritDoc} The read side is every processor of this process. */
    @Override
    public boolean awaitCaughtUp(Duration timeout) {
        TrackingToken head = events.createHeadToken();
        return head == null || await(() -> allCover(head), timeout, POLL_NANOS);
    }

    /**
     * Waits until one processor has handled all events stored so far.
     *
     * @param name the processor's name
     * @param timeout the longest time to wait
     * @return whether the processor has handled all events in time; false at once if this process does not run it
     */
    public boolean awaitCaughtUp(String name, Duration timeout) {
        Optional<StreamingEventProcessor> processor = processing.eventProcessor(name, StreamingEventProcessor.class);
        if (processor.isEmpty() || processor.get().processingStatus().isEmpty()) {
            return false;
        }
        TrackingToken head = events.createHeadToken();
        return head == null || await(() -> covers(processor.get(), head), timeout, POLL_NANOS);
    }

    /** {@return whether the condition was met before the time was up} */
    static boolean await(BooleanSupplier covered, Duration timeout, long pollNanos) {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (!covered.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            LockSupport.parkNanos(pollNanos);
        }
        return true;
    }

    private boolean allCover(TrackingToken head) {
        return processing.eventProcessors().values().stream()
                .filter(StreamingEventProcessor.class::isInstance)
                .map(StreamingEventProcessor.class::cast)
                .allMatch(processor -> covers(processor, head));
    }

    static boolean covers(StreamingEventProcessor processor, TrackingToken head) {
        var segments = processor.processingStatus().values();
        return !segments.isEmpty() && segments.stream().allMatch(status -> covers(status, head));
    }

    private static boolean covers(EventTrackerStatus status, TrackingToken head) {
        TrackingToken position = status.getTrackingToken();
        return position != null && covers(position, head);
    }

    /** {@return whether a processor at a position has handled all events up to the head} */
    static boolean covers(TrackingToken position, TrackingToken head) {
        // Positions in the store are compared by the index alone: a position keeps the gaps of transactions that were
        // undone, and the head knows of no gaps.
        return head instanceof GapAwareTrackingToken
                ? position.position().orElse(-1) >= head.position().orElse(0)
                : position.getClass() == head.getClass() && position.covers(head);
    }
}
