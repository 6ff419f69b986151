package io.cygi.loadtest.sellout;

import io.cygi.loadtest.fans.Concert;
import io.cygi.loadtest.http.Answer;
import io.cygi.loadtest.http.Connection;
import io.cygi.loadtest.http.Request;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLongArray;
import org.jspecify.annotations.Nullable;

/**
 * The seat map as the fans see it: a little old, and older for as long as it is not refreshed. A seat that turned out
 * to be taken is seen as taken until a newer map says otherwise. Safe for use by many threads.
 */
final class SeatView {

    private static final int TRIES = 16;
    private static final int[] NONE = {};

    private final Concert concert;
    private final AtomicLongArray takenAt;
    private volatile List<String> numbers = List.of();
    private volatile Snapshot snapshot = new Snapshot(NONE, 0, 0);
    private @Nullable String etag;

    SeatView(Concert concert) {
        this.concert = concert;
        this.takenAt = new AtomicLongArray(concert.seats().size());
    }

    /**
     * Reads the map again.
     *
     * @return whether anything has changed
     */
    boolean refresh(Connection connection) throws IOException {
        long asked = System.nanoTime();
        String known = etag;
        String path = concert.path() + "/seats";
        Answer answer = connection.send(
                known == null ? Request.get(path, null) : Request.get(path, null, "If-None-Match", known));
        if (answer.status() == 304) {
            snapshot = new Snapshot(snapshot.free, snapshot.sold, asked);
            return false;
        }
        List<SeatMap.Seat> seats = SeatMap.seats(answer.expect(200).body());
        etag = answer.etag();
        if (numbers.isEmpty()) {
            numbers = seats.stream().map(SeatMap.Seat::seat).toList();
        }
        int[] free = new int[seats.size()];
        int count = 0;
        int sold = 0;
        for (int i = 0; i < seats.size(); i++) {
            String status = seats.get(i).status();
            if (status.equals("AVAILABLE")) {
                free[count++] = i;
            } else if (status.equals("SOLD")) {
                sold++;
            }
        }
        snapshot = new Snapshot(Arrays.copyOf(free, count), sold, asked);
        return true;
    }

    /** {@return the number of seats that are seen as sold} */
    int sold() {
        return snapshot.sold;
    }

    /**
     * {@return random seats that are seen as free, or fewer if there are not as many}
     *
     * @param count the number of seats
     */
    List<Integer> pick(int count) {
        Snapshot seen = snapshot;
        List<Integer> picked = new ArrayList<>(count);
        ThreadLocalRandom random = ThreadLocalRandom.current();
        if (seen.free.length == 0) {
            return picked;
        }
        for (int i = 0; i < TRIES && picked.size() < count; i++) {
            consider(seen, random.nextInt(seen.free.length), picked);
        }
        int from = random.nextInt(seen.free.length);
        for (int i = 0; i < seen.free.length && picked.size() < count; i++) {
            consider(seen, (from + i) % seen.free.length, picked);
        }
        return picked;
    }

    private void consider(Snapshot seen, int place, List<Integer> picked) {
        Integer seat = seen.free[place];
        if (takenAt.get(seat) <= seen.askedAt && !picked.contains(seat)) {
            picked.add(seat);
        }
    }

    /** Remembers that a seat is taken. @param seat the seat as it was picked */
    void taken(int seat) {
        takenAt.set(seat, System.nanoTime());
    }

    /** {@return a seat's number} @param seat the seat as it was picked */
    String number(int seat) {
        return numbers.get(seat);
    }

    private record Snapshot(int[] free, int sold, long askedAt) {}
}
