package io.cygi.eventtopic.consume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.MergedTrackingToken;
import org.axonframework.eventhandling.ReplayToken;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.WrappedToken;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.jsontype.BasicPolymorphicTypeValidator;

class TopicPositionTest {

    private final Serializer serializer = Jackson3Serializer.builder()
            .jsonMapperBuilderCustomizer(json -> json.polymorphicTypeValidator(BasicPolymorphicTypeValidator.builder()
                    .allowIfSubType(TrackingToken.class)
                    .build()))
            .build();

    private static TopicPosition at(long... offsets) {
        return new TopicPosition(offsets, null);
    }

    @Test
    void treatsMissingPartitionsAsUnread() {
        assertThat(at(3, 0)).isEqualTo(at(3)).hasSameHashCodeAs(at(3));
        assertThat(at(3).next(7)).isZero();
        assertThat(TopicPosition.BEGINNING.after(2, 9)).isEqualTo(at(0, 0, 10));
        assertThat(TopicPosition.of(null)).isSameAs(TopicPosition.BEGINNING);
    }

    @Test
    void hasBoundsByPartition() {
        assertThat(at(1, 9).lowerBound(at(5, 2, 7))).isEqualTo(at(1, 2, 0));
        assertThat(at(1, 9).upperBound(at(5, 2, 7))).isEqualTo(at(5, 9, 7));
    }

    @Test
    void coversAPositionThatIsAheadInNoPartition() {
        assertThat(at(5, 2).covers(at(5, 2))).isTrue();
        assertThat(at(5, 2).covers(at(4))).isTrue();
        assertThat(at(5, 2).covers(at(4, 3))).isFalse();
        assertThat(at(5, 2).covers(at(0, 0, 1))).isFalse();
        assertThat(at(5, 2).samePositionAs(at(5, 2, 0))).isTrue();
        assertThat(at(5, 2).samePositionAs(at(5, 1))).isFalse();
        assertThat(at(5, 2, 1).position()).hasValue(8);
    }

    /** The partitions may be mixed in another way when they are read again. */
    @Test
    void coversAnEventByItsPartitionAlone() {
        TopicPosition stored = at(10, 20);
        TopicPosition ahead = at(11).after(1, 4);

        assertThat(stored.covers(ahead)).isTrue();
        assertThat(stored.covers(ahead.after(1, 20))).isFalse();
        assertThat(ahead.covers(stored)).isFalse();
    }

    @Test
    void replaysUntilEachPartitionReachesItsOffsetAtTheReset() {
        TopicPosition reset = at(2, 2);
        TrackingToken token = ReplayToken.createReplayToken(reset, TopicPosition.BEGINNING);
        TopicPosition position = TopicPosition.BEGINNING;
        int[] partitions = {0, 0, 0, 1, 1, 1};
        long[] offsets = {0, 1, 2, 0, 1, 2};
        boolean[] replayed = {true, true, false, true, true, false};

        for (int event = 0; event < partitions.length; event++) {
            position = position.after(partitions[event], offsets[event]);
            token = WrappedToken.advance(token, position);
            assertThat(ReplayToken.isReplay(token)).as("event %d", event).isEqualTo(replayed[event]);
            assertThat(WrappedToken.unwrapLowerBound(token)).isEqualTo(position);
        }
        assertThat(token).isInstanceOf(TopicPosition.class);
    }

    @Test
    void mergedSegmentsContinueFromTheLowerPosition() {
        TrackingToken merged = new MergedTrackingToken(at(4, 9), at(7, 3));
        assertThat(WrappedToken.unwrapLowerBound(merged)).isEqualTo(at(4, 3));
        assertThat(WrappedToken.unwrapUpperBound(merged)).isEqualTo(at(7, 9));
    }

    @Test
    void isStoredAsJsonAlsoWithinOtherTokens() {
        TrackingToken position = at(3, 4).after(0, 7);
        TrackingToken replay = ReplayToken.createReplayToken(at(9, 9), position);
        for (TrackingToken token : new TrackingToken[] {position, replay, new MergedTrackingToken(at(1), at(2))}) {
            assertThat(serializer.<byte[], Object>deserialize(serializer.serialize(token, byte[].class)))
                    .isEqualTo(token);
        }
        assertThat(serializer.serialize(position, String.class).getData()).isEqualTo("{\"offsets\":[8,4]}");
    }

    @Test
    void isStoredWithTheTopic() {
        TopicPosition position = at(3).in("topic-1", 2).after(1, 4);
        assertThat(serializer.serialize(position, String.class).getData())
                .isEqualTo("{\"offsets\":[3,5],\"topic\":\"topic-1\"}");
        assertThat(serializer.<byte[], Object>deserialize(serializer.serialize(position, byte[].class)))
                .isEqualTo(position)
                .isNotEqualTo(at(3, 5));
    }

    @Test
    void coversNothingOfAnotherTopic() {
        TopicPosition position = at(3, 5).in("topic-1", 2);
        assertThat(position.covers(at(3))).isTrue();
        assertThat(position.covers(at(3).in("topic-1", 2))).isTrue();
        assertThat(position.covers(at(3).in("topic-2", 2))).isFalse();
        assertThat(position.samePositionAs(at(3, 5).in("topic-2", 2))).isFalse();
    }

    /** A reader is reset because the topic was made anew. */
    @Test
    void replaysNothingInAnotherTopic() {
        TrackingToken token = ReplayToken.createReplayToken(at(9, 9).in("topic-1", 2), TopicPosition.BEGINNING);
        TopicPosition position = TopicPosition.BEGINNING.in("topic-2", 2);
        for (int event = 0; event < 3; event++) {
            position = position.after(0, event);
            token = WrappedToken.advance(token, position);
            assertThat(ReplayToken.isReplay(token)).isFalse();
        }
        assertThat(token).isEqualTo(position);
    }

    @Test
    void refusesAPositionOfAnotherKind() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TopicPosition.of(new GlobalSequenceTrackingToken(3)))
                .withMessageContaining("reset");
    }
}
