package io.cygi.messaging.processing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.cygi.messaging.worker.FailureRecord.Failing;
import io.cygi.messaging.worker.WorkerKind;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.MergedTrackingToken;
import org.axonframework.eventhandling.ReplayToken;
import org.axonframework.eventhandling.TrackingToken;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The recorded failure of a segment that another process has claimed, or no process. */
class MovedFailureTest {

    private static final TrackingToken AT_5 = at(5);
    private static final long HEAD = 9;

    private final ProcessorFailures.Entry entry = new ProcessorFailures().register("stage", WorkerKind.PROCESS);

    static Stream<Arguments> still() {
        return Stream.of(
                Arguments.of(AT_5, AT_5),
                Arguments.of(at(5, 3L), at(5, 3L)),
                Arguments.of(AT_5, at(4)),
                Arguments.of(AT_5, null),
                Arguments.of(null, null),
                Arguments.of(AT_5, ReplayToken.createReplayToken(AT_5, at(0))),
                Arguments.of(AT_5, new MergedTrackingToken(AT_5, at(8))));
    }

    static Stream<Arguments> gotOn() {
        return Stream.of(
                Arguments.of(AT_5, at(6)),
                Arguments.of(AT_5, at(8, 6L, 7L)),
                Arguments.of(at(5, 3L), at(5)),
                Arguments.of(null, at(1)),
                Arguments.of(at(HEAD), at(HEAD)));
    }

    @ParameterizedTest
    @MethodSource("still")
    void staysWhileTheSegmentDoesNotAdvance(@Nullable TrackingToken failed, @Nullable TrackingToken stored) {
        leave(failed);
        Failing before = entry.failures().failing();

        entry.compare(Map.of(0, Optional.ofNullable(stored)), HEAD);

        assertThat(entry.failures().failing()).isNotNull().isEqualTo(before);
        assertThat(entry.hasLeft()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("gotOn")
    void endsIfTheSegmentAdvancesOrHasNothingToHandle(@Nullable TrackingToken failed, TrackingToken stored) {
        leave(failed);

        entry.compare(Map.of(0, Optional.of(stored)), HEAD);

        assertThat(entry.failures().failing()).isNull();
        assertThat(entry.hasLeft()).isFalse();
    }

    @Test
    void endsIfTheSegmentIsNoLongerStored() {
        leave(AT_5);
        entry.compare(Map.of(1, Optional.of(AT_5)), HEAD);
        assertThat(entry.failures().failing()).isNull();
    }

    @Test
    void endsIfTheSegmentReturnsAndSucceeds() {
        leave(AT_5);
        change(status(AT_5, false, true, false));
        assertThat(entry.failures().failing()).isNotNull();
        change(status(at(6), false, false, false));
        assertThat(entry.failures().failing()).isNull();
    }

    @Test
    void staysIfTheSegmentAdvancesElsewhereButIsStillHere() {
        change(status(AT_5, true, false, false));
        entry.compare(Map.of(0, Optional.of(at(6))), HEAD);
        assertThat(entry.failures().failing()).isNotNull();
    }

    private void leave(@Nullable TrackingToken position) {
        change(status(position, true, false, false));
        change(status(position, true, false, true));
    }

    private void change(EventTrackerStatus status) {
        entry.onEventTrackerStatusChange(Map.of(0, status));
    }

    private static TrackingToken at(long index, Long... gaps) {
        return GapAwareTrackingToken.newInstance(index, Set.of(gaps));
    }

    private static EventTrackerStatus status(
            @Nullable TrackingToken position, boolean error, boolean added, boolean removed) {
        EventTrackerStatus status = mock(EventTrackerStatus.class);
        when(status.getTrackingToken()).thenReturn(position);
        when(status.isErrorState()).thenReturn(error);
        when(status.getError()).thenReturn(new IllegalStateException("a fault"));
        when(status.trackerAdded()).thenReturn(added);
        when(status.trackerRemoved()).thenReturn(removed);
        return status;
    }
}
