package io.cygi.messaging.processing;

import io.cygi.messaging.worker.FailureRecord;
import io.cygi.messaging.worker.WorkerKind;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.eventhandling.ErrorContext;
import org.axonframework.eventhandling.ErrorHandler;
import org.axonframework.eventhandling.EventProcessingException;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.EventTrackerStatusChangeListener;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.WrappedToken;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Records what fails in the event processors of this process, by the processor's name. */
public final class ProcessorFailures {

    private static final Logger LOG = LoggerFactory.getLogger(ProcessorFailures.class);

    private final Map<String, Entry> entries = new ConcurrentHashMap<>();

    /** {@return the new record of a processor} @param name the processor's name @param kind the processor's kind */
    Entry register(String name, WorkerKind kind) {
        return entries.computeIfAbsent(name, known -> new Entry(name, kind));
    }

    /**
     * {@return the record of a processor, null if the processor was never registered}
     *
     * @param name the processor's name
     */
    @Nullable
    Entry find(String name) {
        return entries.get(name);
    }

    /** {@return the record of each processor} */
    Collection<Entry> all() {
        return entries.values();
    }

    /**
     * The record of one processor, of all its segments in this process. Axon reports a batch that failed to the error
     * handler, and all other faults and their end as a change of status. A failing segment that moves to another
     * process stays recorded here until its position moves, in whatever process. A segment that fails in every process
     * is thereby seen to fail since its first failure.
     */
    static final class Entry implements ErrorHandler, EventTrackerStatusChangeListener {

        private final String name;
        private final WorkerKind kind;
        private final FailureRecord failures = new FailureRecord();
        private final Map<Integer, Stop> failingSegments = new ConcurrentHashMap<>();

        /** The time since which this process has not handled the processor's events, null while it handles them. */
        private volatile @Nullable Instant idleSince = Instant.now();

        /**
         * A failing segment.
         *
         * @param position the position that the segment has reached, empty for the beginning
         * @param here whether this process still has the segment's claim
         */
        private record Stop(Optional<TrackingToken> position, boolean here) {

            /** {@return whether the segment's position has moved since, or the segment has nothing left to handle} */
            private boolean isOver(Optional<TrackingToken> stored, long head) {
                if (index(stored) >= head) {
                    return true;
                }
                return stored.isPresent()
                        && (position.isEmpty() || !lowerBound(position).covers(lowerBound(stored)));
            }

            private static long index(Optional<TrackingToken> position) {
                return position.isEmpty() ? -1 : lowerBound(position).position().orElse(-1);
            }

            /** Unwraps a position that is being merged or replayed. */
            private static TrackingToken lowerBound(Optional<TrackingToken> position) {
                return WrappedToken.unwrapLowerBound(position.orElseThrow());
            }
        }

        private Entry(String name, WorkerKind kind) {
            this.name = name;
            this.kind = kind;
        }

        String name() {
            return name;
        }

        WorkerKind kind() {
            return kind;
        }

        FailureRecord failures() {
            return failures;
        }

        @Nullable
        Instant idleSince() {
            return idleSince;
        }

        /** Has the batch handled again. An error would end the processor for good, so it is thrown as an exception. */
        @Override
        public void handleError(ErrorContext context) throws Exception {
            Throwable fault = context.error();
            if (fault instanceof UnableToClaimTokenException moved) {
                // Another process has the segment, and reports its failures.
                throw moved;
            }
            FailureRecord.Failing failing = failures.failed(fault);
            LOG.debug("Processor {} failed with {}", name, failing.reason(), fault);
            if (fault instanceof Exception exception) {
                throw exception;
            }
            throw new EventProcessingException("The events cannot be handled", fault);
        }

        @Override
        public void onEventTrackerStatusChange(Map<Integer, EventTrackerStatus> segments) {
            segments.forEach(this::changed);
        }

        private void changed(int id, EventTrackerStatus segment) {
            if (segment.trackerRemoved()) {
                failingSegments.computeIfPresent(id, (same, stop) -> new Stop(stop.position, false));
                idleSince = Instant.now();
            } else if (segment.trackerAdded()) {
                idleSince = null;
            } else if (!segment.isErrorState()) {
                succeeded(id);
            } else {
                failingSegments.put(id, new Stop(Optional.ofNullable(segment.getTrackingToken()), true));
                tell(segment.getError());
            }
        }

        /** {@return whether a segment that fails has left this process} */
        boolean hasLeft() {
            return failingSegments.values().stream().anyMatch(stop -> !stop.here);
        }

        /**
         * Forgets failing segments whose position has moved in another process, or that are no longer stored.
         *
         * @param stored the position of each segment, empty if it has not begun
         * @param head the index of the newest event, -1 if there is none
         */
        void compare(Map<Integer, Optional<TrackingToken>> stored, long head) {
            failingSegments.forEach((id, stop) -> {
                Optional<TrackingToken> position = stored.get(id);
                if (!stop.here && (position == null || stop.isOver(position, head))) {
                    succeeded(id, stop);
                }
            });
        }

        private void succeeded(int id, Stop stop) {
            // The segment may have come back and failed again meanwhile.
            if (failingSegments.remove(id, stop) && failingSegments.isEmpty()) {
                failures.succeeded();
            }
        }

        private void succeeded(int id) {
            failingSegments.remove(id);
            if (failingSegments.isEmpty()) {
                failures.succeeded();
            }
        }

        private void tell(Throwable fault) {
            FailureRecord.Failing failing = failures.failing();
            if (failing == null) {
                failing = failures.failed(fault);
            }
            LOG.warn("Processor {} fails with {} and tries again until it can go on", name, failing.reason(), fault);
        }
    }
}
