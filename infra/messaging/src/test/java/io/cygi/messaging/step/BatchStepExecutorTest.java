package io.cygi.messaging.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cygi.contracts.correlation.Correlation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.RollbackConfigurationType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.MDC;

@Timeout(30)
class BatchStepExecutorTest {

    private final BatchStepExecutor steps = new BatchStepExecutor(8, Duration.ofSeconds(20));

    @AfterEach
    void close() {
        steps.close();
    }

    @Test
    void runsTheStepsOfABatchInParallel() {
        CountDownLatch together = new CountDownLatch(4);

        batch(
                4,
                number -> steps.run("key-" + number, () -> {
                    together.countDown();
                    awaitLatch(together);
                }));

        assertThat(together.getCount()).isZero();
    }

    @Test
    void runsStepsOfOneKeyInTheOrderOfTheirEvents() {
        List<Integer> order = Collections.synchronizedList(new ArrayList<>());

        batch(50, number -> steps.run("same", () -> order.add(number)));

        assertThat(order)
                .containsExactlyElementsOf(IntStream.range(0, 50).boxed().toList());
    }

    @Test
    void runsEachStepWithTheCorrelationOfItsEvent() {
        Map<Integer, String> seen = new ConcurrentHashMap<>();

        batch(40, number -> {
            // Steps of one key follow each other, whatever they are done for.
            steps.run(number % 3, () -> seen.put(number, Correlation.current() + " " + MDC.get(Correlation.KEY)));
        });

        IntStream.range(0, 40).forEach(number -> assertThat(seen).containsEntry(number, id(number) + " " + id(number)));
        assertThat(seen).hasSize(40);
    }

    @Test
    void commitsTheBatchOnlyWhenAllStepsAreDone() {
        AtomicInteger done = new AtomicInteger();
        AtomicInteger doneAtCommit = new AtomicInteger(-1);

        batch(20, number -> {
            CurrentUnitOfWork.get().root().onCommit(committing -> doneAtCommit.set(done.get()));
            steps.run(number, done::incrementAndGet);
        });

        assertThat(doneAtCommit).hasValue(20);
    }

    @Test
    void failsTheBatchWithTheStep() {
        AtomicBoolean committed = new AtomicBoolean();

        assertThatThrownBy(() -> batch(3, number -> {
                    CurrentUnitOfWork.get().root().afterCommit(done -> committed.set(true));
                    steps.run(number, () -> {
                        if (number == 1) {
                            throw new IllegalStateException("the store is down");
                        }
                    });
                }))
                .hasRootCauseMessage("the store is down");
        assertThat(committed).isFalse();
    }

    @Test
    void doesNotRunStepsBehindAFailedOneOfTheSameKey() {
        AtomicBoolean ran = new AtomicBoolean();

        assertThatThrownBy(() -> batch(
                        2,
                        number -> steps.run("same", () -> {
                            if (number == 0) {
                                throw new IllegalStateException("the store is down");
                            }
                            ran.set(true);
                        })))
                .hasRootCauseMessage("the store is down");
        assertThat(ran).isFalse();
    }

    @Test
    void runsARedeliveredStepOnlyAfterTheOneStillRunning() {
        CountDownLatch leftBehind = new CountDownLatch(1);
        List<String> order = Collections.synchronizedList(new ArrayList<>());
        try (BatchStepExecutor impatient = new BatchStepExecutor(4, Duration.ofMillis(300))) {
            assertThatThrownBy(() -> batch(
                            1,
                            number -> impatient.run("key", () -> {
                                awaitLatch(leftBehind);
                                order.add("left behind");
                            })))
                    .hasMessageContaining("longer than");

            batch(1, number -> {
                impatient.run("key", () -> order.add("redelivered"));
                leftBehind.countDown();
            });

            assertThat(order).containsExactly("left behind", "redelivered");
        }
    }

    @Test
    void givesUpAStepThatDoesNotEnd() {
        CountDownLatch never = new CountDownLatch(1);
        try (BatchStepExecutor impatient = new BatchStepExecutor(1, Duration.ofMillis(50))) {
            assertThatThrownBy(() -> batch(1, number -> impatient.run("key", () -> awaitLatch(never))))
                    .hasMessageContaining("longer than");
        } finally {
            never.countDown();
        }
    }

    @Test
    void doesNotBeginTheStepsOfABatchThatItHasGivenUp() {
        CountDownLatch first = new CountDownLatch(1);
        List<String> run = Collections.synchronizedList(new ArrayList<>());
        try (BatchStepExecutor impatient = new BatchStepExecutor(1, Duration.ofMillis(300))) {
            assertThatThrownBy(() -> batch(
                            3,
                            number -> impatient.run("key-" + number, () -> {
                                awaitLatch(first);
                                run.add("given up");
                            })))
                    .hasMessageContaining("longer than");

            first.countDown();
            batch(3, number -> impatient.run("key-" + number, () -> run.add("redelivered")));

            assertThat(run).containsExactly("given up", "redelivered", "redelivered", "redelivered");
        }
    }

    private static String id(int number) {
        return "correlation-" + number;
    }

    private static void batch(int size, java.util.function.IntConsumer handler) {
        List<EventMessage<?>> events = new ArrayList<>();
        IntStream.range(0, size)
                .forEach(number ->
                        events.add(new GenericEventMessage<>(number, MetaData.with(Correlation.KEY, id(number)))));
        BatchingUnitOfWork<EventMessage<?>> unitOfWork = new BatchingUnitOfWork<>(events);
        var result = unitOfWork.executeWithResult(
                () -> {
                    handler.accept(
                            (Integer) CurrentUnitOfWork.get().getMessage().getPayload());
                    return null;
                },
                RollbackConfigurationType.ANY_THROWABLE);
        if (result.isExceptional()) {
            throw new IllegalStateException(result.exceptionResult());
        }
    }

    private static void awaitLatch(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
