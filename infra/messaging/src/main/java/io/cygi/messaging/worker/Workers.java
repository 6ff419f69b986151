package io.cygi.messaging.worker;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** All workers of this process. Nothing is asked of the database, so the answer comes also where that is what fails. */
public final class Workers {

    private static final Comparator<WorkerStatus> BY_NAME =
            Comparator.comparing(WorkerStatus::name).thenComparing(WorkerStatus::kind);

    private final Supplier<Stream<WorkerSource>> sources;
    private final Duration degradedAfter;
    private final Clock clock;

    /**
     * The workers of some sources.
     *
     * @param sources asked each time
     * @param degradedAfter how long a worker may fail before the platform counts as degraded
     * @param clock tells the time
     */
    public Workers(Supplier<Stream<WorkerSource>> sources, Duration degradedAfter, Clock clock) {
        this.sources = sources;
        this.degradedAfter = degradedAfter;
        this.clock = clock;
    }

    /** {@return how all of them fare, by name} */
    public List<WorkerStatus> all() {
        return sources.get()
                .flatMap(source -> source.workers().stream())
                .sorted(BY_NAME)
                .toList();
    }

    /** {@return those that have not worked for longer than is tolerated} */
    public List<WorkerStatus> broken() {
        Instant now = clock.instant();
        return all().stream()
                .filter(worker -> worker.brokenFor(degradedAfter, now))
                .toList();
    }
}
