package io.cygi.loadtest.booking;

import io.cygi.loadtest.fans.Concert;
import io.cygi.loadtest.fans.Fan;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A concert whose seats are given out so that nobody competes: each fan books once, a seat that nobody else was given. */
public final class Sale {

    private static final long SEED = 20_250_101;

    private final Concert concert;
    private final List<Fan> fans;
    private final List<String> seats;
    private final AtomicInteger next = new AtomicInteger();

    /** @param concert that nobody has booked yet @param fans who have not booked it */
    public Sale(Concert concert, List<Fan> fans) {
        this.concert = concert;
        this.fans = fans;
        this.seats = new ArrayList<>(concert.seats());
        Collections.shuffle(seats, new Random(SEED));
    }

    /** {@return the next booking, or null where the fans or the seats have run out} */
    @Nullable
    Order next() {
        int number = next.getAndIncrement();
        return number < Math.min(fans.size(), seats.size()) ? new Order(fans.get(number), seats.get(number)) : null;
    }

    String path() {
        return concert.path();
    }

    /**
     * A booking to be made.
     *
     * @param fan who
     * @param seat which
     */
    record Order(Fan fan, String seat) {}
}
