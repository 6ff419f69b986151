package io.cygi.query.admin;

import io.cygi.contracts.ProblemCode;
import io.cygi.contracts.RefusedException;
import io.cygi.contracts.api.PathIds;
import io.cygi.messaging.processing.ProcessorWatch;
import io.cygi.messaging.worker.WorkerKind;
import io.cygi.messaging.worker.WorkerStatus;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventProcessor;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.ReplayToken;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;

/**
 * Lists the event processors of this process and rebuilds projections. A processor with a dead-letter queue is a
 * projection and can be rebuilt.
 */
class ProcessorAdmin {

    private static final long NOTHING = -1;

    private final EventProcessingConfiguration processing;
    private final TransactionManager transactions;
    private final StreamableMessageSource<?> events;
    private final DeadLetterService deadLetters;
    private final ProcessorWatch watch;
    private final ReentrantLock oneRebuildAtATime = new ReentrantLock();

    ProcessorAdmin(
            EventProcessingConfiguration processing,
            TransactionManager transactions,
            StreamableMessageSource<?> events,
            DeadLetterService deadLetters,
            ProcessorWatch watch) {
        this.processing = processing;
        this.transactions = transactions;
        this.events = events;
        this.deadLetters = deadLetters;
        this.watch = watch;
    }

    /** {@return the lag of the slowest processor of this process, in events} */
    long lag() {
        long head = head();
        return processing.eventProcessors().values().stream()
                .map(processor -> position(segments(processor)))
                .filter(Objects::nonNull)
                .mapToLong(position -> lag(head, position))
                .max()
                .orElse(0);
    }

    private long head() {
        TrackingToken newest = events.createHeadToken();
        return newest == null ? NOTHING : newest.position().orElse(NOTHING);
    }

    private static long lag(long head, @Nullable Long position) {
        return Math.max(0, head - (position == null ? NOTHING : position));
    }

    private static Collection<EventTrackerStatus> segments(EventProcessor processor) {
        return processor instanceof StreamingEventProcessor streaming
                ? streaming.processingStatus().values()
                : List.of();
    }

    List<ProcessorBody> processors() {
        long head = head();
        return processing.eventProcessors().values().stream()
                .map(processor -> body(processor, head))
                .sorted((one, other) -> one.name().compareTo(other.name()))
                .toList();
    }

    /**
     * Checks the name of a processor.
     *
     * @param name a name, perhaps of no processor
     * @return the name
     * @throws RefusedException if there is no such processor
     */
    String existing(String name) {
        processing.eventProcessor(name).orElseThrow(() -> PathIds.noSuch("processor"));
        return name;
    }

    /**
     * Empties a projection's tables and lets it handle all events again, while everything else goes on.
     *
     * @param name the processor's name
     * @throws RefusedException if the processor is no projection, or runs in another process
     */
    void rebuild(String name) {
        EventProcessor found =
                processing.<EventProcessor>eventProcessor(name).orElseThrow(() -> PathIds.noSuch("processor"));
        if (!(found instanceof StreamingEventProcessor processor) || !projection(name)) {
            throw new RefusedException(ProblemCode.INVALID_STATE, "Only projections can be rebuilt.");
        }
        if (!oneRebuildAtATime.tryLock()) {
            throw new RefusedException(ProblemCode.INVALID_STATE, "Another rebuild is being started.");
        }
        try {
            processor.shutDown();
            processor.resetTokens();
            forgetGaps(name);
        } catch (UnableToClaimTokenException e) {
            throw new RefusedException(ProblemCode.INVALID_STATE, "Another process runs this processor.");
        } finally {
            processor.start();
            oneRebuildAtATime.unlock();
        }
    }

    /**
     * Removes the gaps from the end of a replay. Each event of a replay is compared with the position where it ends and
     * with each gap of that. Only whether the replay is over has to be known, and for that the index is enough.
     */
    private void forgetGaps(String name) {
        TokenStore tokens = processing.tokenStore(name);
        transactions.executeInTransaction(() -> {
            for (int segment : tokens.fetchSegments(name)) {
                if (tokens.fetchToken(name, segment) instanceof ReplayToken replay) {
                    long end = replay.getTokenAtReset().position().orElse(NOTHING);
                    TrackingToken withoutGaps = GapAwareTrackingToken.newInstance(end, Set.of());
                    tokens.storeToken(
                            ReplayToken.createReplayToken(withoutGaps, replay.getCurrentToken()), name, segment);
                }
                tokens.releaseClaim(name, segment);
            }
        });
    }

    private boolean projection(String name) {
        return processing.deadLetterQueue(name).isPresent();
    }

    private ProcessorBody body(EventProcessor processor, long head) {
        Collection<EventTrackerStatus> segments = segments(processor);
        Long position = position(segments);
        String name = processor.getName();
        long lag = lag(head, position);
        // Axon reports a replay until the first new event comes, however long ago the last old one was handled.
        boolean replaying = lag > 0 && segments.stream().anyMatch(EventTrackerStatus::isReplaying);
        WorkerStatus status = watch.find(name).orElseGet(() -> WorkerStatus.running(name, WorkerKind.PROCESS));
        return new ProcessorBody(
                name,
                position,
                head,
                lag,
                processor.isRunning(),
                replaying,
                processor.isError() || segments.stream().anyMatch(EventTrackerStatus::isErrorState),
                projection(name),
                deadLetters.count(name),
                status.state(),
                status.reason(),
                status.since(),
                status.attempts());
    }

    /** {@return the position of the segment that is furthest behind} */
    private static @Nullable Long position(Collection<EventTrackerStatus> segments) {
        OptionalLong furthestBehind = segments.stream()
                .map(EventTrackerStatus::getCurrentPosition)
                .mapToLong(position -> position.orElse(NOTHING))
                .min();
        return furthestBehind.isEmpty() || furthestBehind.getAsLong() < 0 ? null : furthestBehind.getAsLong();
    }
}
