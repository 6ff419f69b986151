package io.cygi.messaging.processing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SegmentSplitterTest {

    @ParameterizedTest
    @CsvSource({"1, 1", "1, 2", "1, 3", "1, 4", "1, 16", "2, 4", "3, 4", "3, 5", "4, 7", "5, 16", "4, 4", "16, 16"})
    void reachesTheWantedDivisionFromAnyOther(int before, int wanted) {
        assertThat(split(division(before), wanted)).isEqualTo(division(wanted));
    }

    @ParameterizedTest
    @CsvSource({"2, 1", "4, 1", "4, 3", "5, 4", "16, 4"})
    void mergesNothing(int before, int wanted) {
        assertThat(split(division(before), wanted)).isEqualTo(division(before));
    }

    private static Set<Segment> division(int segments) {
        return new HashSet<>(Segment.splitBalanced(Segment.ROOT_SEGMENT, segments - 1));
    }

    /** Claims segments one after another, each again after it was split. */
    private static Set<Segment> split(Set<Segment> stored, int wanted) {
        Deque<Segment> claims = new ArrayDeque<>(stored);
        Set<Segment> claimed = new HashSet<>();
        while (!claims.isEmpty()) {
            Segment segment = claims.remove();
            claimed.add(segment);
            StreamingEventProcessor processor = mock(StreamingEventProcessor.class);
            when(processor.splitSegment(segment.getSegmentId())).thenAnswer(call -> {
                claimed.remove(segment);
                claims.addAll(List.of(segment.split()));
                return CompletableFuture.completedFuture(true);
            });
            EventTrackerStatus status = mock(EventTrackerStatus.class);
            when(status.trackerAdded()).thenReturn(true);
            when(status.getSegment()).thenReturn(segment);
            new SegmentSplitter("stage", wanted, () -> processor)
                    .onEventTrackerStatusChange(Map.of(segment.getSegmentId(), status));
        }
        return claimed;
    }
}
