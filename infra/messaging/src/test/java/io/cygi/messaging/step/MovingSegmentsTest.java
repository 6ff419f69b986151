package io.cygi.messaging.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cygi.messaging.TimeOrderedIds;
import io.cygi.messaging.processing.SagaStage;
import io.cygi.messaging.processing.SagaStage.Begun;
import io.cygi.messaging.processing.SagaStage.Over;
import io.cygi.messaging.processing.SagaStage.Went;
import io.cygi.messaging.processing.ScriptedWork;
import io.cygi.messaging.store.StoreTest;
import io.cygi.messaging.worker.WorkerState;
import io.cygi.messaging.worker.WorkerStatus;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.JdbcTemplate;

/** Segments that fail and move to another process, and processors with too few segments. */
@StoreTest
@Timeout(120)
class MovingSegmentsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Set<Integer> ALL = Set.of(0, 1, 2, 3);

    private final ApplicationContext context;
    private final JdbcTemplate jdbc;
    private final ScriptedWork first = new ScriptedWork();
    private final ScriptedWork second = new ScriptedWork();
    private final String group = "stage-" + TimeOrderedIds.next();
    private final String poison = SagaStage.idIn(0, "poison");

    @Autowired
    MovingSegmentsTest(ApplicationContext context, JdbcTemplate jdbc) {
        this.context = context;
        this.jdbc = jdbc;
    }

    @Test
    void areReportedByTheirFormerProcessUntilTheyAdvanceElsewhere() {
        second.inHandler(poison, "begin", MovingSegmentsTest::failForNow);
        try (SagaStage one = new SagaStage(context, group, "one", first)) {
            first.inHandler(poison, "begin", () -> {
                release(one, Duration.ofMinutes(5));
                failForNow();
            });
            await().atMost(PATIENCE).until(() -> one.segments().equals(ALL));
            publish(poison, 0, new Begun(poison));
            await().atMost(PATIENCE).until(() -> !one.segments().contains(0));
            WorkerStatus left = one.status();
            assertThat(left.state()).isEqualTo(WorkerState.FAILING);

            try (SagaStage two = new SagaStage(context, group, "two", second)) {
                await().atMost(PATIENCE).until(() -> two.status().state() == WorkerState.FAILING);
                assertThat(one.status()).isEqualTo(left);

                second.mend();
                await().atMost(PATIENCE).until(() -> second.done(poison).contains("begin"));
                await().atMost(PATIENCE).until(() -> one.status().state() == WorkerState.RUNNING);
                await().atMost(PATIENCE).until(() -> two.status().state() == WorkerState.RUNNING);
            }
        }
    }

    @Test
    void parkAnEventThatFailsAgainAfterEachMove() {
        AtomicInteger deliveries = new AtomicInteger();
        try (SagaStage stage = new SagaStage(context, group, "one", first)) {
            first.inHandler(poison, "begin", () -> {
                deliveries.incrementAndGet();
                release(stage, Duration.ofSeconds(3));
                throw new IllegalStateException("a bug");
            });
            publish(poison, 0, new Begun(poison));
            await().atMost(PATIENCE).until(() -> {
                if (!stage.segments().contains(0)) {
                    stage.processor().claimSegment(0);
                }
                return SagaStage.letters(context, group).size() == 1;
            });
            assertThat(deliveries).hasValue(StepParking.DELIVERIES_MAX);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void areSplitByAStartingProcessIfTheyAreTooFew(int before) {
        List<String> ids = Stream.generate(() -> "divided-" + TimeOrderedIds.next())
                .limit(16)
                .toList();
        try (SagaStage old = new SagaStage(context, group, "old", first, tokens -> tokens, before)) {
            ids.forEach(id -> publish(id, 0, new Begun(id)));
            ids.forEach(
                    id -> await().atMost(PATIENCE).until(() -> first.done(id).contains("begin")));
            assertThat(old.segments()).hasSize(before);
        }
        CompletableFuture<SagaStage> other =
                CompletableFuture.supplyAsync(() -> new SagaStage(context, group, "one", first));
        try (SagaStage two = new SagaStage(context, group, "two", first);
                SagaStage one = other.join()) {
            ids.forEach(id -> publish(id, 1, new Went(id)));
            await().atMost(PATIENCE).until(() -> {
                Set<Integer> claimed = new HashSet<>(one.segments());
                claimed.addAll(two.segments());
                return claimed.equals(ALL);
            });
            ids.forEach(id -> publish(id, 2, new Over(id)));
            ids.forEach(id -> await().atMost(PATIENCE)
                    .untilAsserted(() ->
                            assertThat(first.done(id).stream().distinct()).containsExactly("begin", "go-1", "end")));
            assertThat(jdbc.queryForList(
                            "SELECT segment FROM processor_position WHERE processor_name = ?", Integer.class, group))
                    .containsExactlyInAnyOrderElementsOf(ALL);
            ids.forEach(id -> await().atMost(PATIENCE).until(() -> sagasOf(id) == 0));
        }
    }

    private static void release(SagaStage stage, Duration duration) {
        stage.processor().releaseSegment(0, duration.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static void failForNow() {
        throw new DataAccessResourceFailureException("the database does not answer");
    }

    private void publish(String id, long from, Object... events) {
        SagaStage.publish(context, id, from, events);
    }

    private long sagasOf(String id) {
        return SagaStage.sagasOf(context, id);
    }
}
