package io.cygi.messaging.processing;

import io.cygi.messaging.worker.FailureReason;
import io.cygi.messaging.worker.WorkerKind;
import io.cygi.messaging.worker.WorkerSource;
import io.cygi.messaging.worker.WorkerState;
import io.cygi.messaging.worker.WorkerStatus;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.axonframework.common.DateTimeUtils;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventProcessor;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Reports the state of this process's event processors. A sweep asks the database and remembers the answers: which
 * events wait among the dead letters, whether processors that do not run here run elsewhere, and whether segments that
 * failed here have moved on elsewhere.
 */
public final class ProcessorWatch implements WorkerSource {

    /** The time between two looks into the database. */
    static final Duration PERIOD = Duration.ofSeconds(2);

    /** The longest time that a processor may need to take its position back, for example after a rebuild. */
    private static final Duration CLAIM_MAX = Duration.ofSeconds(20);

    private final ProcessorFailures failures;
    private final EventProcessingConfiguration processing;
    private final TransactionManager transactions;
    private final JdbcTemplate jdbc;
    private final StoredPositions positions;
    private final Clock clock;
    private final Map<String, Boolean> elsewhere = new ConcurrentHashMap<>();
    private volatile Map<String, DeadLetters> letters = Map.of();

    private record DeadLetters(String processor, Instant oldest) {}

    /**
     * Creates the watch.
     *
     * @param failures the failures of the processors
     * @param processing the processors
     * @param transactions the transactions of the database
     * @param jdbc the database
     * @param positions the positions in the database
     * @param clock the clock
     */
    ProcessorWatch(
            ProcessorFailures failures,
            EventProcessingConfiguration processing,
            TransactionManager transactions,
            JdbcTemplate jdbc,
            StoredPositions positions,
            Clock clock) {
        this.failures = failures;
        this.processing = processing;
        this.transactions = transactions;
        this.jdbc = jdbc;
        this.positions = positions;
        this.clock = clock;
    }

    /** Looks into the database. */
    void look() {
        letters = jdbc
                .query(
                        "SELECT processingGroup, MIN(enqueuedAt) FROM dead_letter GROUP BY processingGroup",
                        (row, number) -> new DeadLetters(
                                row.getString(1), Instant.from(DateTimeUtils.parseInstant(row.getString(2)))))
                .stream()
                .collect(Collectors.toMap(DeadLetters::processor, found -> found));
        for (StreamingEventProcessor processor : processors()) {
            String name = processor.getName();
            if (processor.isRunning() && processor.processingStatus().isEmpty()) {
                elsewhere.put(name, claimedElsewhere(name));
            } else {
                elsewhere.remove(name);
            }
        }
        failures.all().stream()
                .filter(ProcessorFailures.Entry::hasLeft)
                .forEach(entry -> entry.compare(positions.of(entry.name()), positions.head()));
    }

    private boolean claimedElsewhere(String name) {
        TokenStore tokens = processing.tokenStore(name);
        return transactions.fetchInTransaction(() -> tokens.fetchSegments(name).length > 0
                && tokens.fetchAvailableSegments(name).isEmpty());
    }

    @Override
    public List<WorkerStatus> workers() {
        return processors().stream().map(this::status).toList();
    }

    /**
     * {@return the state of a processor, empty if this process has no such processor}
     *
     * @param name the processor's name
     */
    public Optional<WorkerStatus> find(String name) {
        return processing
                .eventProcessor(name)
                .filter(StreamingEventProcessor.class::isInstance)
                .map(StreamingEventProcessor.class::cast)
                .map(this::status);
    }

    private List<StreamingEventProcessor> processors() {
        return processing.eventProcessors().values().stream()
                .filter(StreamingEventProcessor.class::isInstance)
                .map(StreamingEventProcessor.class::cast)
                .toList();
    }

    private WorkerStatus status(StreamingEventProcessor processor) {
        String name = processor.getName();
        ProcessorFailures.Entry entry = failures.find(name);
        if (entry == null) {
            return WorkerStatus.running(name, WorkerKind.PROCESS);
        }
        WorkerStatus status = entry.failures().status(name, entry.kind());
        Instant idleSince = entry.idleSince();
        if (!processor.isRunning()) {
            FailureReason reason = status.reason() == null && broken(processor) ? FailureReason.FAULT : status.reason();
            return new WorkerStatus(name, entry.kind(), WorkerState.STOPPED, reason, idleSince, status.attempts());
        }
        if (status.state() == WorkerState.FAILING) {
            return status;
        }
        if (processor.processingStatus().isEmpty() && idleSince != null) {
            return idle(status, idleSince);
        }
        return withDeadLetters(status, letters.get(name));
    }

    private static boolean broken(EventProcessor processor) {
        return processor.isError();
    }

    private WorkerStatus idle(WorkerStatus status, Instant since) {
        if (elsewhere.getOrDefault(status.name(), false)) {
            return status.in(WorkerState.STANDBY);
        }
        boolean overdue = since.plus(CLAIM_MAX).isBefore(clock.instant());
        return overdue
                ? new WorkerStatus(
                        status.name(), status.kind(), WorkerState.FAILING, FailureReason.NOT_CLAIMED, since, 1)
                : status;
    }

    private static WorkerStatus withDeadLetters(WorkerStatus status, @Nullable DeadLetters waiting) {
        return waiting == null
                ? status
                : new WorkerStatus(
                        status.name(),
                        status.kind(),
                        WorkerState.FAILING,
                        FailureReason.DEAD_LETTERS,
                        waiting.oldest(),
                        1);
    }
}
