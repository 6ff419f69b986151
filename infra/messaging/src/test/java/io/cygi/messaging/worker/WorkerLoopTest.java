package io.cygi.messaging.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A loop repeats its round until it is stopped. */
class WorkerLoopTest {

    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(20);

    /** The faults of the rounds, one for each; an empty text stands for a round without a fault. */
    private final SynchronousQueue<String> rounds = new SynchronousQueue<>();

    private final List<String> logged = new CopyOnWriteArrayList<>();
    private final WorkerLoop loop = new WorkerLoop(
            "test-loop",
            Thread.ofPlatform().daemon(),
            Duration.ofMillis(1),
            (failing, fault) -> logged.add(failing.attempts() + " " + fault.getMessage()));

    private void takeRound() throws InterruptedException {
        String fault = rounds.take();
        if (!fault.isEmpty()) {
            throw new IllegalStateException(fault);
        }
    }

    @AfterEach
    void stop() {
        loop.stop(STOP_TIMEOUT);
    }

    @Test
    void reportsAFaultUntilARoundSucceeds() throws InterruptedException {
        loop.start(this::takeRound);
        rounds.put("first");
        rounds.put("second");
        await().until(() -> logged.size() == 2);
        assertThat(logged).containsExactly("1 first", "2 second");
        assertThat(loop.status().state()).isEqualTo(WorkerState.FAILING);

        rounds.put("");
        await().until(() -> loop.status().state() == WorkerState.RUNNING);
    }

    @Test
    void goesOnAfterAnErrorOfTheVirtualMachine() {
        AtomicBoolean failed = new AtomicBoolean();
        loop.start(() -> {
            if (!failed.getAndSet(true)) {
                throw new NoClassDefFoundError("first");
            }
            takeRound();
        });

        await().until(() -> logged.size() == 1);
        await().until(() -> rounds.offer(""));
        await().until(() -> loop.status().state() == WorkerState.RUNNING);
    }

    @Test
    void reportsASuccessWithinALastingRound() {
        CountDownLatch end = new CountDownLatch(1);
        AtomicBoolean failed = new AtomicBoolean();

        loop.start(() -> {
            if (!failed.getAndSet(true)) {
                throw new IllegalStateException("first");
            }
            loop.succeeded();
            end.await();
        });
        await().until(() -> !logged.isEmpty() && loop.status().state() == WorkerState.RUNNING);

        loop.stop(end::countDown, STOP_TIMEOUT);
    }

    @Test
    void interruptsTheRoundWhenItIsStopped() {
        loop.start(this::takeRound);
        assertThat(loop.isRunning()).isTrue();

        loop.stop(STOP_TIMEOUT);

        assertThat(loop.isRunning()).isFalse();
        assertThat(loop.status().state()).isEqualTo(WorkerState.STOPPED);
        assertThat(rounds.offer("")).as("a round still waits").isFalse();
    }

    @Test
    void endsTheRoundWithoutAnInterruptOrAFaultIfItCan() {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        AtomicBoolean interrupted = new AtomicBoolean();
        loop.start(() -> {
            begun.countDown();
            try {
                end.await();
            } catch (InterruptedException e) {
                interrupted.set(true);
            }
            throw new IllegalStateException("closed");
        });
        await().until(() -> begun.getCount() == 0);

        loop.stop(end::countDown, STOP_TIMEOUT);

        assertThat(interrupted).isFalse();
        assertThat(logged).isEmpty();
        assertThat(loop.status().state()).isEqualTo(WorkerState.STOPPED);
    }
}
