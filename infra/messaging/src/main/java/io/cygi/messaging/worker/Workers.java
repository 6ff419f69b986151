package io.cygi.messaging.worker;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** All workers of this process. Their status comes from memory, so it is available even if the database fails. */
public final class Workers {

    private static final Comparator<WorkerStatus> BY_NAME =
            Comparator.comparing(WorkerStatus::name).thenComparing(WorkerStatus::kind);

    private final Supplier<Stream<WorkerSource>> sources;
    private final Duration degradedAfter;
    private final Clock clock;

    /**
     * Creates the list of workers.
     *
     * @param sources the sources, asked each time
     * @param degradedAfter the time for which a worker may fail before the platform counts as degraded
     * @param clock the clock
     */
    public Workers(Supplier<Stream<WorkerSource>> sources, Duration degradedAfter, Clock clock) {
        this.sources = sources;
        this.degradedAfter = degradedAfter;
        this.clock = clock;
    }

    /** {@return the status of all workers, by name} */
    public List<WorkerStatus> all() {
        return sources.get()
                .flatMap(source -> source.workers().stream())
                .sorted(BY_NAME)
                .toList();
    }

    /** {@return the status of the workers that have not worked for longer than is tolerated} */
    public List<WorkerStatus> broken() {
        Instant now = clock.instant();
        return all().stream()
                .filter(worker -> worker.brokenFor(degradedAfter, now))
                .toList();
    }
}
