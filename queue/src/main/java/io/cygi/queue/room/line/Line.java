package io.cygi.queue.room.line;

/** The line of a room: its partitions, merged by the times at which the broker took their records. Not thread-safe. */
public final class Line {

    private final LinePartition[] partitions;

    /** Creates an empty line. @param count the number of partitions */
    public Line(int count) {
        partitions = new LinePartition[count];
        for (int i = 0; i < count; i++) {
            partitions[i] = new LinePartition();
        }
    }

    /** {@return the number of partitions} */
    public int partitions() {
        return partitions.length;
    }

    /** {@return a partition, which may be changed} */
    public LinePartition partition(int partition) {
        return partitions[partition];
    }

    /** {@return the turn of a place} @param now the time of a place whose record is not read yet */
    public Turn turn(Place place, long now) {
        return new Turn(partitions[place.partition()].joinedAt(place.offset(), now), place);
    }

    /** {@return the first offset of a partition that does not come before the turn} */
    public int firstAfter(Turn turn, int partition) {
        int own = turn.place().partition();
        if (partition == own) {
            return turn.place().offset();
        }
        // Equal times are ordered by partition, as in turns.
        return partitions[partition].firstSince(partition < own ? turn.joinedAt() + 1 : turn.joinedAt());
    }

    /** {@return the number of fans who wait and have not been called} */
    public long waiting() {
        long count = 0;
        for (LinePartition partition : partitions) {
            count += partition.waiting();
        }
        return count;
    }

    /** {@return the number of uncalled waiting fans behind a place} */
    public long waitingAfter(Place place, long now) {
        Turn turn = turn(place, now);
        long count = 0;
        for (int i = 0; i < partitions.length; i++) {
            count += i == place.partition()
                    ? partitions[i].waitingAfter(place.offset())
                    : partitions[i].waiting() - partitions[i].waitingBefore(firstAfter(turn, i));
        }
        return count;
    }
}
