package io.cygi.web.permit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KeyedPermitsTest {

    @Test
    void grantsEachKeyTheMaximum() {
        KeyedPermits permits = new KeyedPermits(2);

        assertThat(permits.tryAcquire("a")).isTrue();
        assertThat(permits.tryAcquire("a")).isTrue();
        assertThat(permits.tryAcquire("a")).isFalse();
        assertThat(permits.tryAcquire("b")).isTrue();
        permits.release("a");
        assertThat(permits.tryAcquire("a")).isTrue();
        assertThat(permits.held("a")).isEqualTo(2);
        assertThat(permits.most()).isEqualTo(2);
        assertThat(permits.sum()).isEqualTo(3);
    }

    @Test
    void hasNoBoundIfTheMaximumIsZero() {
        KeyedPermits permits = new KeyedPermits(0);

        assertThat(IntStream.range(0, 10_000).allMatch(i -> permits.tryAcquire("a")))
                .isTrue();
    }

    @Test
    void forgetsKeysWithoutPermits() {
        KeyedPermits permits = new KeyedPermits(1);
        for (int i = 0; i < 1_000; i++) {
            String key = "key " + i;
            permits.tryAcquire(key);
            permits.tryAcquire(key);
            permits.release(key);
        }

        assertThat(permits.keys()).isZero();
        assertThatThrownBy(() -> permits.release("key 1")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void neverExceedsTheMaximumWithManyThreads() {
        int max = 5;
        KeyedPermits permits = new KeyedPermits(max);
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        AtomicInteger granted = new AtomicInteger();
        try (ExecutorService threads = Executors.newFixedThreadPool(16)) {
            for (int thread = 0; thread < 16; thread++) {
                threads.execute(() -> {
                    for (int i = 0; i < 5_000; i++) {
                        if (permits.tryAcquire("a")) {
                            granted.incrementAndGet();
                            most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                            Thread.yield();
                            inside.decrementAndGet();
                            permits.release("a");
                        }
                    }
                });
            }
        }

        assertThat(most.get()).isBetween(1, max);
        assertThat(granted.get()).isPositive();
        assertThat(permits.keys()).isZero();
    }
}
