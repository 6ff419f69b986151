package io.cygi.settlement.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PrefetcherTest {

    @Test
    void givesTheItemsOfTheSourceInOrderAndThenNothing() {
        AtomicInteger numbers = new AtomicInteger();
        List<Integer> taken = new ArrayList<>();
        try (Prefetcher<Integer> ahead = new Prefetcher<>("numbers", () -> upTo(100, numbers))) {
            for (Integer next = ahead.next(); next != null; next = ahead.next()) {
                taken.add(next);
            }
            assertThat(ahead.next()).isNull();
        }
        assertThat(taken).hasSize(100).isSorted().first().isEqualTo(1);
    }

    @Test
    void throwsTheExceptionOfTheSourceAfterItsItems() {
        AtomicInteger numbers = new AtomicInteger();
        IllegalArgumentException fault = new IllegalArgumentException("no third");
        try (Prefetcher<Integer> ahead = new Prefetcher<>("numbers", () -> {
            Integer next = upTo(2, numbers);
            if (next == null) {
                throw fault;
            }
            return next;
        })) {
            assertThat(ahead.next()).isEqualTo(1);
            assertThat(ahead.next()).isEqualTo(2);
            assertThatThrownBy(ahead::next).hasCause(fault);
            assertThatThrownBy(ahead::next).hasCause(fault);
        }
    }

    @Test
    void readsNoMoreThanTwoItemsAhead() {
        AtomicInteger numbers = new AtomicInteger();
        try (Prefetcher<Integer> ahead = new Prefetcher<>("numbers", () -> upTo(100, numbers))) {
            Awaitility.await().during(Duration.ofMillis(200)).until(() -> numbers.get() == 2);
            assertThat(ahead.next()).isEqualTo(1);
            Awaitility.await().during(Duration.ofMillis(200)).until(() -> numbers.get() == 3);
        }
    }

    @Test
    void leavesNoThreadBehindIfTheRestIsNotTaken() {
        Prefetcher<Integer> ahead = new Prefetcher<>("numbers-nobody-takes", () -> 1);
        assertThat(ahead.next()).isEqualTo(1);

        ahead.close();

        assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(thread -> thread.getName().equals("numbers-nobody-takes"));
    }

    private static @Nullable Integer upTo(int last, AtomicInteger numbers) {
        return numbers.get() == last ? null : numbers.incrementAndGet();
    }
}
