package io.cygi.messaging.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WorkersTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private Instant now = NOON;
    private final InstantSource source = () -> now;
    private final Clock clock = source.withZone(ZoneOffset.UTC);
    private final FailureRecord record = new FailureRecord(clock);
    private final Workers workers = new Workers(
            () -> Stream.of(
                    () -> List.of(record.status("b", WorkerKind.SWEEP)),
                    () -> List.of(WorkerStatus.running("a", WorkerKind.PROCESS))),
            Duration.ofSeconds(60),
            clock);

    @Test
    void areListedByName() {
        assertThat(workers.all()).extracting(WorkerStatus::name).containsExactly("a", "b");
        assertThat(workers.all()).allMatch(worker -> worker.state() == WorkerState.RUNNING);
    }

    @Test
    void keepTheTimeOfTheFirstFailureAndTheReasonOfTheLatest() {
        record.failed(FailureReason.DATABASE_UNAVAILABLE);
        now = NOON.plusSeconds(10);
        record.failed(FailureReason.DATABASE_REFUSED);
        assertThat(workers.all().get(1))
                .isEqualTo(new WorkerStatus(
                        "b", WorkerKind.SWEEP, WorkerState.FAILING, FailureReason.DATABASE_REFUSED, NOON, 2));
    }

    @Test
    void areBrokenOnlyAfterTheBound() {
        record.failed(FailureReason.FAULT);
        now = NOON.plusSeconds(59);
        assertThat(workers.broken()).isEmpty();
        now = NOON.plusSeconds(60);
        assertThat(workers.broken()).extracting(WorkerStatus::name).containsExactly("b");
    }

    @Test
    void areHealthyAgainAfterOneSuccess() {
        record.failed(FailureReason.FAULT);
        now = NOON.plusSeconds(600);
        record.succeeded();
        assertThat(workers.broken()).isEmpty();
        record.failed(FailureReason.FAULT);
        assertThat(workers.all().get(1).since()).isEqualTo(now);
        assertThat(workers.all().get(1).attempts()).isOne();
    }
}
