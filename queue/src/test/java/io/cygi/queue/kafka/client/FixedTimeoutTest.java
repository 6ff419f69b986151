package io.cygi.queue.kafka.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class FixedTimeoutTest {

    private static final Duration MAX = Duration.ofMillis(200);

    private final FixedTimeout limit = new FixedTimeout("wait-limit-test", MAX);

    @AfterEach
    void close() {
        limit.close();
    }

    @Test
    void returnsAResultInTime() throws Exception {
        CompletableFuture<String> awaited = new CompletableFuture<>();
        CompletableFuture<String> seen = waiter(awaited);
        awaited.complete("it");
        assertThat(seen.get()).isEqualTo("it");
        assertThat(limit.await(CompletableFuture.completedFuture("at once"))).isEqualTo("at once");
    }

    @Test
    void timesOutForEachWaiterButNotEarly() throws Exception {
        List<CompletableFuture<Long>> waited = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            CompletableFuture<Long> nanos = new CompletableFuture<>();
            waited.add(nanos);
            Thread.ofVirtual().start(() -> {
                long from = System.nanoTime();
                try {
                    nanos.completeExceptionally(new AssertionError(limit.await(new CompletableFuture<String>())));
                } catch (TimeoutException e) {
                    nanos.complete(System.nanoTime() - from);
                } catch (Exception e) {
                    nanos.completeExceptionally(e);
                }
            });
        }
        for (CompletableFuture<Long> nanos : waited) {
            assertThat(nanos.get()).isGreaterThanOrEqualTo(MAX.toNanos());
        }
    }

    @Test
    void timesOutForAWaiterBehindACompletedOne() throws Exception {
        CompletableFuture<String> first = new CompletableFuture<>();
        CompletableFuture<String> quick = waiter(first);
        CompletableFuture<String> slow = waiter(new CompletableFuture<>());
        first.complete("it");
        assertThat(quick.get()).isEqualTo("it");
        assertThatThrownBy(slow::get).hasCauseInstanceOf(TimeoutException.class);
    }

    @Test
    void endsEveryWaitThatTimesOutDuringTheClosing() {
        for (int round = 0; round < 40; round++) {
            FixedTimeout closed = new FixedTimeout("closed-wait-limit-test", Duration.ofMillis(1));
            List<CompletableFuture<String>> waiters = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                waiters.add(waiter(closed, new CompletableFuture<>()));
            }
            LockSupport.parkNanos(Duration.ofMillis(45 + round % 10).toNanos());
            closed.close();
            waiters.forEach(waiter -> assertThatThrownBy(waiter::get).hasCauseInstanceOf(TimeoutException.class));
        }
    }

    @Test
    void doesNotCompleteASharedFutureIfACopyTimesOut() {
        CompletableFuture<String> shared = new CompletableFuture<>();
        assertThatThrownBy(() -> limit.await(shared.copy())).isInstanceOf(TimeoutException.class);
        assertThat(shared).isNotDone();
    }

    @Test
    void throwsAFailure() {
        CompletableFuture<String> failed = CompletableFuture.failedFuture(new IllegalStateException("broken"));
        assertThatThrownBy(() -> limit.await(failed))
                .isInstanceOf(ExecutionException.class)
                .hasRootCauseMessage("broken");
    }

    @Test
    void endsPresentAndLaterWaitsAtTheClosing() {
        FixedTimeout closed = new FixedTimeout("closed-wait-limit-test", Duration.ofDays(1));
        CompletableFuture<String> waiting = waiter(closed, new CompletableFuture<>());
        closed.close();
        assertThatThrownBy(waiting::get).hasCauseInstanceOf(TimeoutException.class);
        assertThatThrownBy(() -> closed.await(new CompletableFuture<>())).isInstanceOf(TimeoutException.class);
    }

    private CompletableFuture<String> waiter(CompletableFuture<String> awaited) {
        return waiter(limit, awaited);
    }

    private static CompletableFuture<String> waiter(FixedTimeout limit, CompletableFuture<String> awaited) {
        CompletableFuture<String> outcome = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
            try {
                outcome.complete(limit.await(awaited));
            } catch (Exception e) {
                outcome.completeExceptionally(e);
            }
        });
        return outcome;
    }
}
