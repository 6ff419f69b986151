package io.cygi.queue.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class WaitLimitTest {

    private static final Duration MAX = Duration.ofMillis(200);

    private final WaitLimit limit = new WaitLimit("wait-limit-test", MAX);

    @AfterEach
    void close() {
        limit.close();
    }

    @Test
    void givesWhatCameInTime() throws Exception {
        CompletableFuture<String> awaited = new CompletableFuture<>();
        CompletableFuture<String> seen = waiter(awaited);
        awaited.complete("it");
        assertThat(seen.get()).isEqualTo("it");
        assertThat(limit.await(CompletableFuture.completedFuture("at once"))).isEqualTo("at once");
    }

    @Test
    void runsOutForEachWhoWaitsAndNotBeforeTheTime() {
        List<CompletableFuture<String>> waiters = new ArrayList<>();
        long from = System.nanoTime();
        for (int i = 0; i < 50; i++) {
            waiters.add(waiter(new CompletableFuture<>()));
        }
        for (CompletableFuture<String> waiter : waiters) {
            assertThatThrownBy(waiter::get).hasCauseInstanceOf(TimeoutException.class);
        }
        assertThat(System.nanoTime() - from).isGreaterThanOrEqualTo(MAX.toNanos());
    }

    @Test
    void leavesWhatOthersWaitForAsItIsWhereACopyIsAwaited() {
        CompletableFuture<String> shared = new CompletableFuture<>();
        assertThatThrownBy(() -> limit.await(shared.copy())).isInstanceOf(TimeoutException.class);
        assertThat(shared).isNotDone();
    }

    @Test
    void passesOnAFailure() {
        CompletableFuture<String> failed = CompletableFuture.failedFuture(new IllegalStateException("broken"));
        assertThatThrownBy(() -> limit.await(failed))
                .isInstanceOf(ExecutionException.class)
                .hasRootCauseMessage("broken");
    }

    @Test
    void endsEveryWaitWhenItIsClosedAlsoOnesThatCome() {
        WaitLimit closed = new WaitLimit("closed-wait-limit-test", Duration.ofDays(1));
        CompletableFuture<String> waiting = waiter(closed, new CompletableFuture<>());
        closed.close();
        assertThatThrownBy(waiting::get).hasCauseInstanceOf(TimeoutException.class);
        assertThatThrownBy(() -> closed.await(new CompletableFuture<>())).isInstanceOf(TimeoutException.class);
    }

    private CompletableFuture<String> waiter(CompletableFuture<String> awaited) {
        return waiter(limit, awaited);
    }

    private static CompletableFuture<String> waiter(WaitLimit limit, CompletableFuture<String> awaited) {
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
