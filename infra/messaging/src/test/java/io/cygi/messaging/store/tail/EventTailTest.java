package io.cygi.messaging.store.tail;

import static org.assertj.core.api.Assertions.assertThat;

import io.cygi.messaging.store.StoreTest.Happened;
import io.cygi.messaging.store.row.EventRow;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class EventTailTest {

    private static final int KEPT = 8;

    private final Jackson3Serializer serializer = Jackson3Serializer.builder().build();
    private final EventTail tail = new EventTail(KEPT, index -> {});

    @Test
    void givesTheEventsBehindAPositionWithinIt() {
        stored(5, 6, 7);

        assertThat(indexesAfter(5)).containsExactly(6L, 7L);
        assertThat(indexesAfter(4)).containsExactly(5L, 6L, 7L);
        assertThat(indexesAfter(7)).as("nothing has come since").isEmpty();
    }

    @Test
    void leavesUnknownPositionsToTheDatabase() {
        assertThat(tail.after(at(3), 10)).as("nothing was stored yet").isNull();
        stored(5, 6, 7);

        assertThat(tail.after(at(3), 10)).as("what is before it").isNull();
        assertThat(tail.after(at(8), 10)).as("what another process stored").isNull();
        assertThat(tail.after(null, 10)).as("the very beginning").isNull();
    }

    @Test
    void leavesAPositionToTheDatabaseIfAnEarlierEventMayStillCome() {
        stored(5, 6, 7);

        GapAwareTrackingToken withGap = GapAwareTrackingToken.newInstance(6, new TreeSet<>(Set.of(4L)));

        assertThat(tail.after(withGap, 10)).isNull();
    }

    @Test
    void restartsBehindAnIndexOfAnotherProcess() {
        stored(5, 6);
        stored(8, 9);

        assertThat(tail.after(at(5), 10)).as("index 7 is somebody else's").isNull();
        assertThat(tail.after(at(6), 10)).isNull();
        assertThat(indexesAfter(7)).containsExactly(8L, 9L);
    }

    @Test
    void restartsWithinAGroup() {
        stored(1, 2, 4, 5);

        assertThat(tail.after(at(1), 10)).isNull();
        assertThat(indexesAfter(3)).containsExactly(4L, 5L);
    }

    @Test
    void keepsTheNewestEvents() {
        stored(LongStream.rangeClosed(1, 20).toArray());

        assertThat(tail.after(at(20 - KEPT - 1), 100)).isNull();
        assertThat(indexesAfter(20 - KEPT)).hasSize(KEPT).endsWith(20L);
    }

    @Test
    void givesNoMoreEventsThanRequested() {
        stored(1, 2, 3, 4);

        assertThat(tail.after(at(1), 2))
                .extracting(event -> event.trackingToken().position().orElseThrow())
                .containsExactly(2L, 3L);
    }

    @Test
    void isEmptyAfterEventsWereStoredPastIt() {
        stored(1, 2, 3);
        tail.forget();

        assertThat(tail.after(at(1), 10)).isNull();
        assertThat(tail.after(at(3), 10)).as("the next may be there already").isNull();
        stored(5);
        assertThat(indexesAfter(4)).containsExactly(5L);
    }

    @Test
    void leavesOnlyLaterEventsOfAnotherProcessToTheDatabase() {
        stored(1, 2, 3);
        tail.elsewhere(3);
        assertThat(indexesAfter(3)).as("its own event").isEmpty();

        tail.elsewhere(5);
        assertThat(indexesAfter(1)).containsExactly(2L, 3L);
        assertThat(tail.after(at(3), 10)).isNull();
        assertThat(tail.after(at(5), 10)).isNull();
        long told = tail.version();
        tail.elsewhere(4);
        tail.elsewhere(5);
        assertThat(tail.version()).as("nothing new").isEqualTo(told);

        stored(6, 7);
        assertThat(indexesAfter(5)).containsExactly(6L, 7L);
        tail.elsewhere(9);
        tail.restarted(0);
        stored(4);
        assertThat(indexesAfter(4)).as("event 9 has died").isEmpty();
    }

    @Test
    void wakesAllWaitingReaders() throws InterruptedException {
        long seen = tail.version();
        Thread.ofVirtual().start(() -> stored(1));

        assertThat(tail.awaitNewer(seen, TimeUnit.SECONDS.toNanos(20))).isTrue();
        assertThat(tail.awaitNewer(tail.version(), 1)).isFalse();
    }

    private void stored(long... indexes) {
        List<EventRow> rows = LongStream.of(indexes)
                .mapToObj(index -> EventRow.of(Happened.to("a", index), serializer))
                .toList();
        tail.append(rows, indexes, 0);
    }

    private List<Long> indexesAfter(long index) {
        List<TrackedEventMessage<?>> events = tail.after(at(index), 100);
        assertThat(events).isNotNull();
        return events.stream()
                .map(event -> event.trackingToken().position().orElseThrow())
                .toList();
    }

    private static GapAwareTrackingToken at(long index) {
        return GapAwareTrackingToken.newInstance(index, Set.of());
    }
}
