package io.cygi.queue.room.line;

/**
 * The order of a place: lines of several partitions are merged by the time at which the broker took the record.
 *
 * @param joinedAt the broker's milliseconds since 1970
 * @param place the place
 */
public record Turn(long joinedAt, Place place) implements Comparable<Turn> {

    @Override
    public int compareTo(Turn other) {
        if (place.partition() == other.place.partition()) {
            // Within a partition only the order of arrival counts, whatever the broker's clock did.
            return Integer.compare(place.offset(), other.place.offset());
        }
        int byTime = Long.compare(joinedAt, other.joinedAt);
        return byTime != 0 ? byTime : Integer.compare(place.partition(), other.place.partition());
    }
}
