package io.cygi.command.booking;

import io.cygi.contracts.value.ReservationId;
import io.cygi.web.problem.BusyException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Bookings that this process has let in and that are not decided. Their number is bounded: bookings that come faster
 * than they can be served would only wait, and make all others wait.
 */
final class BookingsUnderWay {

    /** The time after which a booking whose outcome was never seen is forgotten. */
    private static final Duration FORGOTTEN_AFTER = Duration.ofSeconds(30);

    static final String BUSY = "More bookings are under way than can be served; try again.";
    static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

    private final Map<ReservationId, Long> enteredNanos = new ConcurrentHashMap<>();
    private final AtomicInteger count = new AtomicInteger();
    private final AtomicLong lookAtNanos = new AtomicLong(System.nanoTime());
    private final int max;

    BookingsUnderWay(int max) {
        this.max = max;
    }

    /** Lets a booking in. @throws BusyException if too many bookings are under way */
    void enter(ReservationId reservationId) {
        if (!takePlace()) {
            forgetOld();
            if (!takePlace()) {
                throw new BusyException(BUSY, RETRY_AFTER);
            }
        }
        enteredNanos.put(reservationId, System.nanoTime());
    }

    /** {@return whether no booking would be let in at present} */
    boolean full() {
        if (count.get() < max) {
            return false;
        }
        forgetOld();
        return count.get() >= max;
    }

    /** Removes a booking that has ended or has failed. A booking that was never let in changes nothing. */
    void leave(ReservationId reservationId) {
        if (enteredNanos.remove(reservationId) != null) {
            count.decrementAndGet();
        }
    }

    private boolean takePlace() {
        if (count.incrementAndGet() <= max) {
            return true;
        }
        count.decrementAndGet();
        return false;
    }

    private void forgetOld() {
        long now = System.nanoTime();
        long lookAt = lookAtNanos.get();
        if (now - lookAt >= 0 && lookAtNanos.compareAndSet(lookAt, now + LOOK_EVERY.toNanos())) {
            enteredNanos.forEach((reservationId, entered) -> {
                if (now - entered > FORGOTTEN_AFTER.toNanos()) {
                    leave(reservationId);
                }
            });
        }
    }
}
