package io.cygi.loadtest.booking;

import io.cygi.loadtest.fans.Concert;
import io.cygi.loadtest.fans.Fan;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The seats of a concert, given out so that nobody competes. Each fan books once, a seat that nobody else was given.
 */
public final class Sale {

    private static final long SEED = 20_250_101;

    private final Concert concert;
    private final List<Fan> fans;
    private final List<String> seats;
    private final AtomicInteger next = new AtomicInteger();

    /**
     * Creates the sale.
     *
     * @param concert a concert that nobody has booked yet
     * @param fans fans who have not booked the concert
     */
    public Sale(Concert concert, List<Fan> fans) {
        this.concert = concert;
        this.fans = fans;
        this.seats = new ArrayList<>(concert.seats());
        Collections.shuffle(seats, new Random(SEED));
    }

    /** {@return the next booking, or null if the fans or the seats have run out} */
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
     * @param fan the fan
     * @param seat the seat's number
     */
    record Order(Fan fan, String seat) {}
}
