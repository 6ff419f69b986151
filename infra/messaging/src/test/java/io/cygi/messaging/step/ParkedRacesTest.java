package io.cygi.messaging.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cygi.messaging.TimeOrderedIds;
import io.cygi.messaging.processing.SagaStage;
import io.cygi.messaging.processing.SagaStage.Begun;
import io.cygi.messaging.processing.SagaStage.Went;
import io.cygi.messaging.processing.ScriptedWork;
import io.cygi.messaging.store.StoreTest;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** Races between retries, batches and claims, each stopped at its critical instruction. */
@StoreTest
@Timeout(120)
class ParkedRacesTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final ApplicationContext context;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final ScriptedWork work = new ScriptedWork();
    private final String group = "stage-" + TimeOrderedIds.next();
    private final String poison = SagaStage.idIn(0, "poison");
    private final String other = SagaStage.idIn(0, "other");
    private final CountDownLatch gate = new CountDownLatch(1);
    private final CountDownLatch waiting = new CountDownLatch(1);

    @Autowired
    ParkedRacesTest(ApplicationContext context, JdbcTemplate jdbc, TransactionTemplate transaction) {
        this.context = context;
        this.transaction = transaction;
        this.jdbc = jdbc;
    }

    @BeforeEach
    void poison() {
        work.inStep(poison, "begin", ParkedRacesTest::fail);
    }

    @AfterEach
    void open() {
        gate.countDown();
    }

    @Test
    void aRetryThatCommitsWhileABatchIsHandledDoesNotLoseTheSuccessor() {
        try (SagaStage stage = stage("one", work)) {
            publish(poison, 0, new Begun(poison));
            awaitLetters(1);
            work.mend();
            String first = SagaStage.idIn(0, "first");
            work.inHandler(first, "begin", this::waitAtTheGate);
            publish(first, 0, new Begun(first));
            awaitWaiting();

            // The next batch has both events, and has looked for the sagas of both when it handles the first.
            work.inHandler(other, "begin", () -> CompletableFuture.supplyAsync(() -> stage.retry(poison))
                    .join());
            publish(other, 0, new Begun(other));
            publish(poison, 1, new Went(poison));
            gate.countDown();

            await().atMost(PATIENCE).until(() -> work.done(other).contains("begin"));
            awaitLetters(1);
            assertThat(work.done(poison)).containsExactly("begin");
            assertThat(stage.retry(poison)).isTrue();
            assertThat(work.done(poison)).containsExactly("begin", "go-1");
        }
    }

    @Test
    void aSegmentThatReturnsAfterAnErrorKnowsTheKeysParkedElsewhere() {
        ScriptedWork second = new ScriptedWork();
        second.inStep(poison, "begin", ParkedRacesTest::fail);
        CountDownLatch closed = new CountDownLatch(1);
        try (SagaStage one = new SagaStage(context, group, "one", work, tokens -> gated(tokens, closed))) {
            publish(other, 0, new Begun(other));
            await().atMost(PATIENCE).until(() -> work.done(other).contains("begin"));
            String ill = SagaStage.idIn(0, "ill");
            work.inStep(ill, "begin", () -> {
                closed.countDown();
                throw new DataAccessResourceFailureException("passes");
            });
            publish(ill, 0, new Begun(ill));
            awaitWaiting();
            String beside = SagaStage.idIn(1, "beside");
            publish(beside, 0, new Begun(beside));
            await("the other segments work").atMost(PATIENCE).until(() -> work.done(beside)
                    .contains("begin"));

            try (SagaStage two = stage("two", second)) {
                publish(poison, 0, new Begun(poison));
                awaitLetters(1);
                assertThat(two.processor().isRunning()).isTrue();
            }
            gate.countDown();
            publish(poison, 1, new Went(poison));
            awaitLetters(2);
            assertThat(work.done(poison)).isEmpty();
            work.mend();
            assertThat(one.retry(poison)).isTrue();
            assertThat(work.done(poison)).containsExactly("begin", "go-1");
        }
    }

    @Test
    void twoRetriesOfAKeyExcludeEachOther() {
        try (SagaStage one = stage("one", work);
                SagaStage two = stage("two", work)) {
            publish(poison, 0, new Begun(poison), new Went(poison));
            awaitLetters(2);
            work.mend();
            work.inStep(poison, "begin", this::waitAtTheGate);
            CompletableFuture<Boolean> first = CompletableFuture.supplyAsync(() -> one.retry(poison));
            awaitWaiting();
            assertThat(two.retry(poison)).isFalse();
            assertThat(work.done(poison)).isEmpty();
            gate.countDown();
            assertThat(first.join()).isTrue();
            assertThat(work.done(poison)).containsExactly("begin", "go-1");
            assertThat(sagas()).isOne();
        }
    }

    @Test
    void aRetryThatHasLostItsClaimChangesNothing() {
        try (SagaStage one = stage("one", work);
                SagaStage two = stage("two", work)) {
            publish(poison, 0, new Begun(poison), new Went(poison));
            awaitLetters(2);
            work.mend();
            AtomicInteger tries = new AtomicInteger();
            work.inStep(poison, "begin", () -> {
                if (tries.incrementAndGet() == 1) {
                    waitAtTheGate();
                }
            });
            CompletableFuture<Boolean> slow = CompletableFuture.supplyAsync(() -> one.retry(poison));
            awaitWaiting();
            transaction.executeWithoutResult(ended -> jdbc.update(
                    "UPDATE dead_letter SET processingStarted = '2020-01-01T00:00:00.000Z'"
                            + " WHERE processingGroup = ? AND processingStarted IS NOT NULL",
                    group));
            assertThat(two.retry(poison)).isTrue();
            gate.countDown();
            assertThat(slow.join()).isFalse();
            assertThat(sagas()).isOne();
            assertThat(SagaStage.letters(context, group)).isEmpty();
            assertThat(work.done(poison)).containsOnlyOnce("go-1");
        }
    }

    private static void fail() {
        throw new NullPointerException("a bug");
    }

    private SagaStage stage(String node, ScriptedWork does) {
        return new SagaStage(context, group, node, does);
    }

    private void waitAtTheGate() {
        waiting.countDown();
        try {
            gate.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void awaitWaiting() {
        await().atMost(PATIENCE).until(() -> waiting.getCount() == 0);
    }

    private void awaitLetters(int count) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(SagaStage.letters(context, group))
                .hasSize(count));
    }

    private void publish(String id, long first, Object... events) {
        SagaStage.publish(context, id, first, events);
    }

    private long sagas() {
        return SagaStage.sagasOf(context, poison);
    }

    /** From the closing on the first segment's claim is not taken before the gate opens. */
    private TokenStore gated(TokenStore tokens, CountDownLatch closed) {
        return (TokenStore) Proxy.newProxyInstance(
                TokenStore.class.getClassLoader(), new Class<?>[] {TokenStore.class}, (proxy, method, arguments) -> {
                    if (closed.getCount() == 0 && method.getName().equals("fetchToken") && isFirst(arguments[1])) {
                        waitAtTheGate();
                    }
                    try {
                        return method.invoke(tokens, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private static boolean isFirst(Object segment) {
        return segment instanceof Segment whole ? whole.getSegmentId() == 0 : segment.equals(0);
    }
}
