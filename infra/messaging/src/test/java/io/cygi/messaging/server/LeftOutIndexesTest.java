package io.cygi.messaging.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.junit.jupiter.api.Test;

/** Positions of readers and the indexes that are left out after restarts. */
class LeftOutIndexesTest {

    private static final long LAST = 100;
    private static final long NEXT = 100_101;
    private static final long LAST_GAP = LAST + LeftOutIndexes.GAPS_MAX;

    private final LeftOutIndexes indexes = new LeftOutIndexes();

    @Test
    void advancingKeepsTheFirstLeftOutIndexesAsGaps() {
        indexes.replace(List.of(new LeftOutIndexes.Range(LAST, NEXT)));
        GapAwareTrackingToken after = indexes.advance(at(LAST - 2), NEXT + 1);
        assertThat(after.getIndex()).isEqualTo(NEXT + 1);
        assertThat(after.getGaps())
                .startsWith(LAST - 1, LAST, LAST + 1)
                .endsWith(LAST_GAP, NEXT)
                .hasSize(2 + LeftOutIndexes.GAPS_MAX + 1);
    }

    @Test
    void advancesOverSeveralRangesWithoutEvents() {
        indexes.replace(List.of(new LeftOutIndexes.Range(LAST, LAST + 10), new LeftOutIndexes.Range(LAST + 12, NEXT)));
        assertThat(indexes.advance(at(LAST), NEXT).getGaps())
                .startsWith(LAST + 1)
                .contains(LAST + 10, LAST + 11, LAST + 12)
                .endsWith(LAST + 12 + LeftOutIndexes.GAPS_MAX)
                .hasSize(12 + LeftOutIndexes.GAPS_MAX);
    }

    /** Each start of the server leaves a range out, also where there is one event between two starts. */
    @Test
    void positionsHaveTheGapsOfTheTwoNewestRangesOnly() {
        List<LeftOutIndexes.Range> ranges = LongStream.range(0, 40)
                .mapToObj(start -> new LeftOutIndexes.Range(LAST + start * NEXT, LAST + (start + 1) * NEXT - 1))
                .toList();
        indexes.replace(ranges);
        long newest = ranges.getLast().firstAfter();

        assertThat(indexes.advance(at(LAST), newest).getGaps())
                .hasSizeLessThanOrEqualTo(2 * LeftOutIndexes.GAPS_MAX + 2 * ranges.size())
                .contains(ranges.get(39).lastBefore() + LeftOutIndexes.GAPS_MAX)
                .contains(ranges.get(38).lastBefore() + 1)
                .doesNotContain(ranges.get(37).lastBefore() + 1);
        assertThat(indexes.before(newest, 10_000))
                .hasSizeLessThanOrEqualTo((int) (2 * LeftOutIndexes.GAPS_MAX + 2 * ranges.size() + LAST));
        assertThat(indexes.oldBelow()).isEqualTo(ranges.get(38).lastBefore());
    }

    /** A restart was detected wrongly, and a transaction that was under way has its events in the range. */
    @Test
    void eventWithinARangeFillsItsGap() {
        indexes.replace(List.of(new LeftOutIndexes.Range(LAST, NEXT)));
        GapAwareTrackingToken leapt = indexes.advance(at(LAST), NEXT);
        assertThat(indexes.advance(leapt, LAST + 3).getGaps())
                .contains(LAST + 2, LAST + 4)
                .doesNotContain(LAST + 3);
        assertThat(indexes.advance(at(LAST), LAST + 3).getGaps()).containsExactly(LAST + 1, LAST + 2);
    }

    @Test
    void givesThePossibleIndexesBeforeAnother() {
        assertThat(indexes.before(4, 10)).containsExactly(3L, 2L, 1L);
        indexes.replace(List.of(new LeftOutIndexes.Range(LAST, NEXT)));
        assertThat(indexes.before(NEXT + 2, 4)).containsExactly(NEXT + 1, NEXT, LAST_GAP, LAST_GAP - 1);
        assertThat(indexes.before(NEXT, LeftOutIndexes.GAPS_MAX + 2))
                .containsExactlyElementsOf(LongStream.rangeClosed(LAST - 1, LAST_GAP)
                        .map(index -> LAST_GAP + LAST - 1 - index)
                        .boxed()
                        .toList());
    }

    @Test
    void countsLostEventsOnce() {
        indexes.seen(LAST + 7);
        List<LeftOutIndexes.Range> ranges = List.of(new LeftOutIndexes.Range(LAST, NEXT));
        assertThat(indexes.replace(ranges)).isEqualTo(7);
        assertThat(indexes.replace(ranges)).isZero();
    }

    private static GapAwareTrackingToken at(long index) {
        return GapAwareTrackingToken.newInstance(index, Set.of());
    }
}
