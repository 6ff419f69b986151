package io.cygi.messaging.processing;

import io.cygi.messaging.worker.FailureRecord;
import io.cygi.messaging.worker.WorkerKind;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.eventhandling.ErrorContext;
import org.axonframework.eventhandling.ErrorHandler;
import org.axonframework.eventhandling.EventProcessingException;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.EventTrackerStatusChangeListener;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What has failed in the event processors of this process, by the processor's name. */
public final class ProcessorFailures {

    private static final Logger LOG = LoggerFactory.getLogger(ProcessorFailures.class);

    private final Map<String, Entry> entries = new ConcurrentHashMap<>();

    /** {@return what is known of a processor} @param name its name @param kind what it is */
    Entry register(String name, WorkerKind kind) {
        return entries.computeIfAbsent(name, known -> new Entry(name, kind));
    }

    /** {@return what is known of a processor, null where it was never registered} @param name its name */
    @Nullable
    Entry find(String name) {
        return entries.get(name);
    }

    /**
     * One processor's record, of all its segments in this process. Axon tells of a batch that failed as an error handler, and of all other faults, and of their
     * end, by a change of status.
     */
    static final class Entry implements ErrorHandler, EventTrackerStatusChangeListener {

        private final String name;
        private final WorkerKind kind;
        private final FailureRecord failures = new FailureRecord();
        private final Set<Integer> failingSegments = ConcurrentHashMap.newKeySet();

        /** Since when this process has not handled its events, null while it does. */
        private volatile @Nullable Instant idleSince = Instant.now();

        private Entry(String name, WorkerKind kind) {
            this.name = name;
            this.kind = kind;
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

        /** Has the batch handled again. An error would end the processor for good, so it goes on as an exception. */
        @Override
        public void handleError(ErrorContext context) throws Exception {
            Throwable fault = context.error();
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
                succeeded(id);
                idleSince = Instant.now();
            } else if (segment.trackerAdded()) {
                idleSince = null;
            } else if (!segment.isErrorState()) {
                succeeded(id);
            } else {
                failingSegments.add(id);
                tell(segment.getError());
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
