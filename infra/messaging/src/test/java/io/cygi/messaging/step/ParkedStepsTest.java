package io.cygi.messaging.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cygi.contracts.ProblemCode;
import io.cygi.contracts.RefusedException;
import io.cygi.messaging.TimeOrderedIds;
import io.cygi.messaging.processing.SagaStage;
import io.cygi.messaging.processing.SagaStage.Begun;
import io.cygi.messaging.processing.SagaStage.Over;
import io.cygi.messaging.processing.SagaStage.Went;
import io.cygi.messaging.store.StoreTest;
import io.cygi.messaging.worker.FailureReason;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.axonframework.serialization.Serializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Parked steps with real events, positions, sagas and dead letters in a real database. Faults come from the database if
 * possible.
 */
@StoreTest
@Timeout(120)
class ParkedStepsTest extends ParkingStage {

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;

    @Autowired
    ParkedStepsTest(ApplicationContext context, JdbcTemplate jdbc, TransactionTemplate transaction) {
        super(context);
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /** Never dropped: a statement that fails may leave a transaction open, and that would keep the table locked. */
    @BeforeAll
    static void createTable(@Autowired JdbcTemplate jdbc) {
        jdbc.execute("CREATE TABLE stage_fact (id VARCHAR(8) NOT NULL PRIMARY KEY)");
    }

    private static Consumer<JdbcTemplate> sql(String statement) {
        return jdbc -> jdbc.execute(statement);
    }

    private static Consumer<JdbcTemplate> signal(String state, int code) {
        return sql("SIGNAL SQLSTATE '" + state + "' SET MYSQL_ERRNO = " + code + ", MESSAGE_TEXT = 'for a test'");
    }

    private static Consumer<JdbcTemplate> fault(RuntimeException fault) {
        return jdbc -> {
            throw fault;
        };
    }

    private static Map<Consumer<JdbcTemplate>, FailureReason> poisons() {
        return Map.of(
                sql("INSERT INTO stage_fact VALUES ('longer than it may be')"), FailureReason.DATABASE_REFUSED,
                sql("INSERT INTO stage_fact VALUES (NULL)"), FailureReason.DATABASE_REFUSED,
                sql("INSERT INTO stage_fact VALUES ('a'), ('a')"), FailureReason.DATABASE_REFUSED,
                sql("INSERT INTO INTO"), FailureReason.DATABASE_REFUSED,
                signal("45000", 1644), FailureReason.DATABASE_REFUSED,
                fault(new NullPointerException("secret")), FailureReason.FAULT,
                fault(new RefusedException(ProblemCode.INVALID_STATE, "no")), FailureReason.COMMAND_REFUSED);
    }

    @Test
    void otherStepsContinueWhileFailingOnesAreParkedWithTheirSuccessors() {
        Map<String, AtomicInteger> attempts = new HashMap<>();
        Map<String, FailureReason> reasons = new HashMap<>();
        poisons().forEach((fault, reason) -> {
            String id = "poison-" + TimeOrderedIds.next();
            attempts.put(id, new AtomicInteger());
            reasons.put(id, reason);
            work.inStep(id, "go-1", () -> {
                attempts.get(id).incrementAndGet();
                transaction.executeWithoutResult(status -> fault.accept(jdbc));
            });
            publish(id, 0, new Begun(id), new Went(id));
        });
        others.forEach(id -> publish(id, 0, new Begun(id), new Went(id), new Over(id)));
        try (SagaStage stage = new SagaStage(context, group, "one", work)) {
            others.forEach(id -> awaitDone(id, "begin", "go-1", "end"));
            awaitLetters(2 * reasons.size());
            reasons.keySet().forEach(id -> publish(id, 2, new Went(id), new Over(id)));
            awaitLetters(4 * reasons.size());
            String late = "late-" + TimeOrderedIds.next();
            publish(late, 0, new Begun(late), new Over(late));
            awaitDone(late, "begin", "end");

            reasons.forEach((id, reason) -> {
                assertThat(attempts.get(id)).hasValue(StepParking.ATTEMPTS_MAX);
                assertThat(work.done(id)).as("nothing overtakes").containsExactly("begin");
                List<Map<String, Object>> letters = letters(id);
                assertThat(letters)
                        .extracting(letter -> simpleName((String) letter.get("payloadType")))
                        .containsExactly("Begun", "Went", "Went", "Over");
                assertThat(letters).as("messages may tell secrets").allMatch(one -> one.get("causeMessage") == null);
                assertThat(failure(id)).isEqualTo(new StepFailure(reason, StepParking.ATTEMPTS_MAX, 0));
            });
            work.mend();
            stage.retryDue();
            reasons.keySet()
                    .forEach(id -> assertThat(work.done(id)).containsExactly("begin", "begin", "go-1", "go-2", "end"));
            assertThat(SagaStage.letters(context, group)).isEmpty();
        }
    }

    @Test
    void aRetryRunsTheParkedStepAndItsSuccessorsInOrderOnce() {
        poisonedByABug("begin");
        try (SagaStage stage = new SagaStage(context, group, "one", work)) {
            publish(poison, 0, new Begun(poison), new Went(poison), new Went(poison));
            awaitLetters(3);
            assertThat(stage.retry(poison)).isFalse();
            assertThat(failure(poison)).isEqualTo(new StepFailure(FailureReason.FAULT, 4, 1));
            stage.retryDue();
            assertThat(failure(poison)).as("automatic").isEqualTo(new StepFailure(FailureReason.FAULT, 5, 2));

            work.mend();
            assertThat(stage.retry(poison)).isTrue();
            assertThat(stage.retry(poison)).as("again").isTrue();
            assertThat(work.done(poison)).containsExactly("begin", "go-1", "go-2");
            publish(poison, 3, new Over(poison));
            awaitDone(poison, "begin", "go-1", "go-2", "end");
            assertThat(SagaStage.letters(context, group)).isEmpty();
            assertThat(sagasOf(poison)).isZero();
        }
    }

    @Test
    void aParkedStepKeepsItsSaga() {
        poisonedByABug("end");
        try (SagaStage stage = new SagaStage(context, group, "one", work)) {
            publish(poison, 0, new Begun(poison));
            awaitDone(poison, "begin");
            publish(poison, 1, new Over(poison));
            awaitLetters(1);
            assertThat(sagasOf(poison)).isOne();
            work.mend();
            stage.retryDue();
            awaitDone(poison, "begin", "end");
            assertThat(sagasOf(poison)).isZero();
        }
    }

    @Test
    void passingFaultsNeverPark() {
        Map<String, Consumer<JdbcTemplate>> faults = Map.of(
                "deadlock", signal("40001", 1213),
                "lock-wait", signal("HY000", 1205),
                "read-only", signal("HY000", 1290),
                "connection", signal("08S01", 1053),
                "no-table", sql("INSERT INTO stage_table_that_is_missing VALUES (1)"));
        Map<String, AtomicInteger> deliveries = new ConcurrentHashMap<>();
        faults.forEach((name, fault) -> {
            String id = name + poison;
            AtomicInteger attempts = new AtomicInteger();
            deliveries.put(id, new AtomicInteger());
            work.inHandler(id, "begin", () -> deliveries.get(id).incrementAndGet());
            work.inStep(id, "begin", () -> {
                if (attempts.incrementAndGet() <= StepParking.ATTEMPTS_MAX) {
                    transaction.executeWithoutResult(status -> fault.accept(jdbc));
                }
            });
            publish(id, 0, new Begun(id), new Over(id));
        });
        try (SagaStage stage = new SagaStage(context, group, "one", work)) {
            deliveries.keySet().forEach(id -> awaitDone(id, "begin", "end"));
            assertThat(SagaStage.letters(context, group)).isEmpty();
            assertThat(deliveries.values())
                    .as("each failed its batch")
                    .allMatch(count -> count.get() > StepParking.ATTEMPTS_MAX);
            assertThat(stage.processor().isRunning()).isTrue();
        }
    }

    @Test
    void aDeathBetweenParkingAndThePositionLosesAndRepeatsNothing() {
        poisonedByABug("go-1");
        publish(poison, 0, new Begun(poison), new Went(poison), new Over(poison));
        AtomicBoolean died = new AtomicBoolean();
        SagaStage first = new SagaStage(context, group, "one", work);
        first.processor().registerHandlerInterceptor((batch, chain) -> {
            batch.onPrepareCommit(committing -> {
                if (!SagaStage.letters(context, group).isEmpty()) {
                    died.set(true);
                    throw new IllegalStateException("the process dies after it has parked");
                }
            });
            return chain.proceed();
        });
        await().atMost(PATIENCE).untilTrue(died);
        assertThat(committedLetters()).isZero();
        first.close();
        try (SagaStage second = new SagaStage(context, group, "two", work)) {
            awaitLetters(3);
            work.mend();
            assertThat(second.retry(poison)).isTrue();
            assertThat(work.done(poison)).endsWith("begin", "go-1", "end");
            assertThat(sagasOf(poison)).isZero();
        }
    }

    private long committedLetters() {
        Long count = transaction.execute(
                status -> (long) SagaStage.letters(context, group).size());
        return count == null ? 0 : count;
    }

    private void poisonedByABug(String what) {
        work.inStep(poison, what, () -> {
            throw new NullPointerException("a bug");
        });
    }

    private StepFailure failure(String id) {
        Serializer serializer = context.getBean("eventSerializer", Serializer.class);
        return StepFailure.read((byte[]) letters(id).getFirst().get("diagnostics"), serializer);
    }

    private List<Map<String, Object>> letters(String id) {
        return SagaStage.letters(context, group).stream()
                .filter(letter -> letter.get("sequenceIdentifier").equals(id))
                .toList();
    }

    private static String simpleName(String type) {
        return type.substring(type.lastIndexOf('$') + 1);
    }
}
