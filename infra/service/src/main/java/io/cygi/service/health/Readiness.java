package io.cygi.service.health;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;

/**
 * Tells from memory whether this process is ready for requests. Each check has a thread of its own that asks it every
 * {@link #PERIOD}, so that one that blocks keeps no other from being asked. The answer of a check counts for {@link #FRESH_FOR}.
 */
public final class Readiness implements SmartInitializingSingleton, AutoCloseable {

    /** The time between two questions to a check. */
    static final Duration PERIOD = Duration.ofMillis(500);

    /** The time for which a good answer counts. A check that blocks for longer is not ready. */
    static final Duration FRESH_FOR = Duration.ofSeconds(3);

    private static final Logger LOG = LoggerFactory.getLogger(Readiness.class);

    private final List<Asked> checks;
    private final LongSupplier nanoTime;
    private volatile boolean draining;
    private volatile boolean closed;

    /** Creates the readiness of a process, which is not ready before each check was asked. @param checks the checks */
    public Readiness(List<ReadyCheck> checks) {
        this(checks, System::nanoTime);
    }

    /** Creates the readiness with another clock. @param checks the checks @param nanoTime the time, as {@link System#nanoTime} */
    Readiness(List<ReadyCheck> checks, LongSupplier nanoTime) {
        this.checks = checks.stream().map(Asked::new).toList();
        this.nanoTime = nanoTime;
    }

    /** A check with its latest answer. */
    private final class Asked {

        private final ReadyCheck check;
        private volatile boolean good;
        private volatile long at;
        private boolean told = true;

        Asked(ReadyCheck check) {
            this.check = check;
        }

        void ask() {
            @Nullable RuntimeException fault = null;
            try {
                good = check.ready().getAsBoolean();
            } catch (RuntimeException e) {
                good = false;
                fault = e;
            }
            at = nanoTime.getAsLong();
            tell(fault);
        }

        private void tell(@Nullable RuntimeException fault) {
            if (good != told && !draining) {
                told = good;
                if (good) {
                    LOG.info("Ready: {}", check.name());
                } else {
                    LOG.warn("Not ready: {}", check.name(), fault);
                }
            }
        }

        boolean ready() {
            return good && nanoTime.getAsLong() - at < FRESH_FOR.toNanos();
        }
    }

    @Override
    public void afterSingletonsInstantiated() {
        checks.forEach(
                asked -> Thread.ofVirtual().name("ready-" + asked.check.name()).start(() -> askUntilClosed(asked)));
    }

    private void askUntilClosed(Asked asked) {
        while (!closed) {
            asked.ask();
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(PERIOD.toMillis()));
        }
    }

    /** Asks each check once, in the thread of the caller. */
    void askAll() {
        checks.forEach(Asked::ask);
    }

    /** {@return whether this process is ready} */
    public boolean ready() {
        return !draining && checks.stream().allMatch(Asked::ready);
    }

    /** {@return whether this process is about to end} */
    public boolean draining() {
        return draining;
    }

    /** {@return the names of the checks that are not ready, with {@code draining} for a process that is about to end} */
    public List<String> missing() {
        List<String> missing = new ArrayList<>();
        if (draining) {
            missing.add("draining");
        }
        checks.stream()
                .filter(asked -> !asked.ready())
                .map(asked -> asked.check.name())
                .forEach(missing::add);
        return List.copyOf(missing);
    }

    /** Ends the readiness for good, because the process is about to end. */
    public void drain() {
        draining = true;
    }

    @Override
    public void close() {
        closed = true;
    }
}
