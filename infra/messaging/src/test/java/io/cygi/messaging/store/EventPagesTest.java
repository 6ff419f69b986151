package io.cygi.messaging.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.cygi.messaging.store.StoreTest.Happened;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.GenericTrackedDomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class EventPagesTest {

    private static final int PAGE = GroupedStorageEngine.READ_BATCH;

    private final AtomicInteger reads = new AtomicInteger();
    private long gapAfter = Long.MAX_VALUE;
    private final EventPages pages = new EventPages(this::read);

    @Test
    void readsAPageOnceForAllReaders() {
        List<TrackedEventMessage<?>> first = pages.after(0, "one", 0);

        assertThat(pages.after(0, "another", 0)).isSameAs(first).hasSize(PAGE);
        assertThat(reads).hasValue(1);
    }

    @Test
    void keepsNoPageThatMayStillGrow() {
        gapAfter = 10;

        assertThat(pages.after(0, "one", 0)).hasSize(PAGE);
        assertThat(pages.after(0, "another", 0)).hasSize(PAGE);
        assertThat(reads).hasValue(2);
    }

    @Test
    void delaysAReaderFarAheadForABoundedTime() throws Exception {
        pages.after(0, "slow", 0);
        CompletableFuture<List<TrackedEventMessage<?>>> ahead =
                CompletableFuture.supplyAsync(() -> pages.after(50L * PAGE, "fast", 0));

        assertThat(ahead.get(20, TimeUnit.SECONDS)).as("the other has stopped").hasSize(PAGE);
    }

    @Test
    void doesNotWaitForAReaderThatHasEnded() {
        pages.after(0, "gone", 0);
        pages.forget("gone");

        assertThat(pages.after(50L * PAGE, "alone", 0)).hasSize(PAGE);
    }

    private List<TrackedEventMessage<?>> read(long index) {
        reads.incrementAndGet();
        return LongStream.rangeClosed(1, PAGE)
                .map(offset -> index + offset + (offset > gapAfter ? 1 : 0))
                .<TrackedEventMessage<?>>mapToObj(at -> new GenericTrackedDomainEventMessage<>(
                        GapAwareTrackingToken.newInstance(at, Set.of()), (DomainEventMessage<?>) Happened.to("a", at)))
                .toList();
    }
}
