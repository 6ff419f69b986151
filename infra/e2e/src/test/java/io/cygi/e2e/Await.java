package io.cygi.e2e;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.awaitility.core.ThrowingRunnable;

/** Bounded waiting. */
final class Await {

    /** How long the read side and the processes may take to settle on a busy machine. */
    static final Duration SETTLED_MAX = Duration.ofSeconds(30);

    private static final Duration POLL = Duration.ofMillis(25);

    private Await() {}

    /** Waits until something is so. */
    static void until(String what, Duration max, Callable<Boolean> so) {
        polling(what, max).until(so);
    }

    /** {@return the first value that will do} */
    static <T> T value(String what, Duration max, Callable<T> supplier, Predicate<T> willDo) {
        return polling(what, max).until(supplier, willDo);
    }

    /** Waits until the assertions hold; the last failure is the one reported. */
    static void holds(String what, Duration max, ThrowingRunnable assertions) {
        polling(what, max).pollInterval(POLL.multipliedBy(10)).untilAsserted(assertions);
    }

    /** Waits for a moment, where a test needs something to happen at one. */
    static void moment(Instant moment) {
        for (Duration left = Duration.between(Instant.now(), moment);
                left.isPositive();
                left = Duration.between(Instant.now(), moment)) {
            LockSupport.parkNanos(left.toNanos());
        }
    }

    private static ConditionFactory polling(String what, Duration max) {
        return Awaitility.await(what)
                .pollInSameThread()
                .pollDelay(Duration.ZERO)
                .pollInterval(POLL)
                .atMost(max);
    }
}
