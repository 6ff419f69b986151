package io.cygi.e2e;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.awaitility.core.ThrowingRunnable;

/** Waits for conditions, with bounds. */
final class Await {

    /** Longest time for which the read side and the processes may settle on a busy machine. */
    static final Duration SETTLED_MAX = Duration.ofSeconds(30);

    private static final Duration POLL = Duration.ofMillis(25);

    private Await() {}

    /** Waits until a condition holds. */
    static void until(String what, Duration max, Callable<Boolean> so) {
        polling(what, max).until(so);
    }

    /** {@return the first value that meets a condition} */
    static <T> T value(String what, Duration max, Callable<T> supplier, Predicate<T> willDo) {
        return polling(what, max).until(supplier, willDo);
    }

    /** Waits until the assertions hold. The last failure is reported if they do not. */
    static void holds(String what, Duration max, ThrowingRunnable assertions) {
        polling(what, max).pollInterval(POLL.multipliedBy(10)).untilAsserted(assertions);
    }

    /** Waits until a moment, if a test needs an action at that moment. */
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
