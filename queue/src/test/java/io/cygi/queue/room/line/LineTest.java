package io.cygi.queue.room.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Three partitions, in each of which fans joined at 100, 110 and 120. */
class LineTest {

    private static final int PARTITIONS = 3;
    private static final int PLACES = 3;

    private final Line line = new Line(PARTITIONS);

    LineTest() {
        for (int p = 0; p < PARTITIONS; p++) {
            for (int i = 0; i < PLACES; i++) {
                line.partition(p).join(i, 10L * p + i, 100 + 10L * i, null);
            }
        }
    }

    @Test
    void ordersByTimeThenByPartition() {
        List<Turn> turns = Stream.of(
                        new Place(2, 1), new Place(1, 0), new Place(0, 2), new Place(0, 0), new Place(1, 1))
                .map(place -> line.turn(place, 0))
                .sorted()
                .toList();

        assertThat(turns)
                .extracting(Turn::place)
                .containsExactly(new Place(0, 0), new Place(1, 0), new Place(1, 1), new Place(2, 1), new Place(0, 2));
    }

    @Test
    void ordersWithinAPartitionByOffsetForAnyTimes() {
        Turn first = new Turn(500, new Place(0, 1));
        Turn second = new Turn(400, new Place(0, 2));

        assertThat(first).isLessThan(second);
        assertThat(second).isGreaterThan(first);
        assertThat(first).isEqualByComparingTo(new Turn(600, new Place(0, 1)));
    }

    @Test
    void timesAPlaceByItsRecordOrByNow() {
        assertThat(line.turn(new Place(1, 2), 7)).isEqualTo(new Turn(120, new Place(1, 2)));
        assertThat(line.turn(new Place(1, 3), 7)).isEqualTo(new Turn(7, new Place(1, 3)));
    }

    @Test
    void findsTheFirstPlaceOfEachPartitionThatIsNotBeforeATurn() {
        Turn middle = line.turn(new Place(1, 1), 0);

        assertThat(line.firstAfter(middle, 0))
                .as("goes first where times are equal")
                .isEqualTo(2);
        assertThat(line.firstAfter(middle, 1)).as("its own").isEqualTo(1);
        assertThat(line.firstAfter(middle, 2))
                .as("goes second where times are equal")
                .isEqualTo(1);
    }

    @Test
    void countsAllWaitingFansAndThoseBehindAPlace() {
        assertThat(line.partitions()).isEqualTo(PARTITIONS);
        assertThat(line.waiting()).isEqualTo(9);
        assertThat(line.waitingAfter(new Place(0, 0), 0)).isEqualTo(8);
        assertThat(line.waitingAfter(new Place(1, 1), 0)).isEqualTo(4);
        assertThat(line.waitingAfter(new Place(2, 2), 0)).isZero();

        line.partition(2).leave(1);
        line.partition(0).advance(0, -1);
        assertThat(line.waiting()).isEqualTo(7);
        assertThat(line.waitingAfter(new Place(1, 1), 0)).isEqualTo(3);
    }

    @Test
    void distinguishesPlacesInTheLobbyFromPlacesInTheLine() {
        assertThat(new Place(Place.LOBBY, 0).inLobby()).isTrue();
        assertThat(new Place(0, 0).inLobby()).isFalse();
    }
}
