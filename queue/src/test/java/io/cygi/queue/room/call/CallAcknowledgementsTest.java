package io.cygi.queue.room.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.cygi.queue.room.call.CallAcknowledgements.Acknowledgement;
import io.cygi.queue.room.line.Place;
import io.cygi.queue.room.line.Turn;
import org.junit.jupiter.api.Test;

class CallAcknowledgementsTest {

    private static final Turn FIRST = turn(0, 3);
    private static final Turn SECOND = turn(0, 5);
    private static final Turn ELSEWHERE = turn(1, 4);

    private final CallAcknowledgements acknowledgements = new CallAcknowledgements();

    private static Turn turn(int partition, int offset) {
        return new Turn(100, new Place(partition, offset));
    }

    private boolean put(Turn turn, long at) {
        return acknowledgements.put(turn, new Acknowledgement(turn.place().offset(), at));
    }

    @Test
    void countsAnAnswerForFiveAndAHalfSecondsAtMost() {
        Acknowledgement late = new Acknowledgement(7, 1_499);

        assertThat(new Acknowledgement(7, 1_000).counts(6_499)).isTrue();
        assertThat(new Acknowledgement(7, 1_000).counts(6_500)).isFalse();
        assertThat(late.counts(6_499)).isTrue();
        assertThat(late.counts(6_500)).isFalse();
    }

    @Test
    void countsAnAnswerAsOldAfterAThirdOfThatTime() {
        Acknowledgement acknowledgement = new Acknowledgement(7, 1_000);

        assertThat(acknowledgement.ages(2_665)).isFalse();
        assertThat(acknowledgement.ages(2_666)).isTrue();
    }

    @Test
    void distinguishesTheFirstAnswerFromFurtherOnes() {
        assertThat(acknowledgements.isEmpty()).isTrue();
        assertThat(put(FIRST, 1_000)).isTrue();
        assertThat(put(FIRST, 2_000)).isFalse();

        assertThat(acknowledgements.isEmpty()).isFalse();
        assertThat(acknowledgements.get(FIRST)).isEqualTo(new Acknowledgement(3, 2_000));
        assertThat(acknowledgements.get(SECOND)).isNull();
        assertThat(acknowledgements.inTurn()).hasSize(1);
    }

    @Test
    void removesAnAnswerOnce() {
        put(FIRST, 1_000);

        assertThat(acknowledgements.remove(FIRST)).isTrue();
        assertThat(acknowledgements.remove(FIRST)).isFalse();
        assertThat(acknowledgements.isEmpty()).isTrue();
        assertThat(acknowledgements.anyCounts(1_000)).isFalse();
    }

    @Test
    void countsTheAnswersBeforeAPlaceOfTheSamePartition() {
        put(FIRST, 1_000);
        put(SECOND, 4_000);
        put(ELSEWHERE, 1_000);

        assertThat(acknowledgements.countBefore(0, 3, 4_000)).isZero();
        assertThat(acknowledgements.countBefore(0, 4, 4_000)).isEqualTo(1);
        assertThat(acknowledgements.countBefore(0, 6, 4_000)).isEqualTo(2);
        assertThat(acknowledgements.countBefore(1, 6, 4_000)).isEqualTo(1);
        assertThat(acknowledgements.countBefore(2, 6, 4_000)).isZero();
        assertThat(acknowledgements.countBefore(0, 6, 6_500))
                .as("the first fell silent")
                .isEqualTo(1);
        assertThat(acknowledgements.countBefore(0, 6, 9_500)).isZero();
    }

    @Test
    void countsARepeatedAnswerOnceAndForLonger() {
        put(FIRST, 1_000);
        put(FIRST, 4_000);

        assertThat(acknowledgements.countBefore(0, 4, 4_000)).isEqualTo(1);
        assertThat(acknowledgements.countBefore(0, 4, 9_499)).isEqualTo(1);
    }

    @Test
    void knowsWhetherAnyAnswerCounts() {
        assertThat(acknowledgements.anyCounts(0)).isFalse();
        put(FIRST, 1_000);
        put(SECOND, 1_010);
        assertThat(acknowledgements.anyCounts(6_499)).isTrue();
        assertThat(acknowledgements.anyCounts(6_500)).isFalse();

        acknowledgements.remove(FIRST);
        assertThat(acknowledgements.anyCounts(1_000))
                .as("the other of that time")
                .isTrue();
        assertThat(acknowledgements.countBefore(0, 6, 1_000)).isEqualTo(1);
        acknowledgements.remove(SECOND);
        assertThat(acknowledgements.anyCounts(1_000)).isFalse();
    }

    @Test
    void keepsAnswersOfOtherPartitionsAtTheSameTime() {
        put(FIRST, 1_000);
        put(ELSEWHERE, 1_000);
        acknowledgements.remove(FIRST);

        assertThat(acknowledgements.countBefore(1, 6, 1_000)).isEqualTo(1);
        assertThat(acknowledgements.countBefore(0, 6, 1_000)).isZero();
        assertThat(acknowledgements.anyCounts(1_000)).isTrue();
    }

    @Test
    void removesTheAnswersThatMatch() {
        put(FIRST, 1_000);
        put(SECOND, 2_000);
        acknowledgements.removeIf(acknowledgement -> acknowledgement.at() < 2_000);

        assertThat(acknowledgements.inTurn()).containsOnlyKeys(SECOND);
        assertThat(acknowledgements.countBefore(0, 6, 2_000)).isEqualTo(1);
        acknowledgements.removeIf(acknowledgement -> true);
        assertThat(acknowledgements.isEmpty()).isTrue();
        assertThat(acknowledgements.anyCounts(2_000)).isFalse();
    }

    @Test
    void acceptsAClockThatIsSetBack() {
        put(FIRST, 11_000);
        put(SECOND, 14_000);
        acknowledgements.setBack(10_000);

        assertThat(acknowledgements.get(FIRST)).isEqualTo(new Acknowledgement(3, 1_000));
        assertThat(acknowledgements.countBefore(0, 6, 6_499)).isEqualTo(2);
        assertThat(acknowledgements.countBefore(0, 6, 6_500)).isEqualTo(1);
        assertThat(acknowledgements.anyCounts(9_500))
                .as("nobody as of the time before")
                .isFalse();
    }
}
