package io.cygi.remote.serve;

import io.cygi.messaging.Deadline;
import io.cygi.messaging.DeadlineOverException;
import io.cygi.web.server.PeerConnection;
import java.time.Duration;
import java.util.function.Supplier;

/** The time for which the caller of a call still waits. It is counted from the time at which the call was read. */
public final class CallTime {

    private final long end;

    /** Creates the time. @param receivedAt the time of the call, by {@link System#nanoTime} @param wait the caller's wait */
    CallTime(long receivedAt, Duration wait) {
        this.end = receivedAt + wait.toNanos();
    }

    /** {@return the time that is left, at least zero} */
    Duration left() {
        return Duration.ofNanos(Math.max(0, end - System.nanoTime()));
    }

    /**
     * Returns if the caller still waits.
     *
     * @throws DeadlineOverException if its time is over, or it has closed the connection
     */
    public void requireCaller() {
        Deadline.<Boolean, DeadlineOverException>call(left(), PeerConnection::clientIsGone, () -> {
            Deadline.requireTimeLeft();
            return true;
        });
    }

    /**
     * {@return the result of an operation that ends its waits while the answer still reaches the caller}
     *
     * @param reserve the time that is left for the answer
     * @param operation the operation, which is called under a {@link Deadline}
     */
    public <R> R within(Duration reserve, Supplier<R> operation) {
        return Deadline.<R, RuntimeException>call(left().minus(reserve), PeerConnection::clientIsGone, operation::get);
    }

    /** {@return the shorter one of a wait and the time that is left, at least zero} @param millis the wait in ms */
    public Duration atMost(long millis) {
        Duration left = left();
        Duration wait = Duration.ofMillis(Math.max(0, millis));
        return wait.compareTo(left) > 0 ? left : wait;
    }
}
