package io.cygi.gateway.audit;

import io.cygi.web.permit.ClientNetwork;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Bounds the lines of refusals: each network has a number of them a minute, and all together have another. No more
 * networks are remembered than lines are admitted.
 */
final class RefusalQuota {

    private static final long MINUTE_MILLIS = 60_000;

    private final int perNetworkMax;
    private final int allMax;
    private final Clock clock;
    private final LongAdder leftOut = new LongAdder();
    private volatile Minute minute = new Minute(Long.MIN_VALUE);

    RefusalQuota(int perNetworkMax, int allMax, Clock clock) {
        this.perNetworkMax = perNetworkMax;
        this.allMax = allMax;
        this.clock = clock;
    }

    private record Minute(long number, Map<String, AtomicInteger> networks, AtomicInteger admitted) {

        private Minute(long number) {
            this(number, new ConcurrentHashMap<>(), new AtomicInteger());
        }
    }

    /** {@return whether a line is to be written} @param address of the caller, null where it is not known */
    boolean admits(@Nullable String address) {
        Minute now = current();
        boolean admitted = now.admitted.get() < allMax
                && now.networks
                                .computeIfAbsent(
                                        address == null ? "" : ClientNetwork.of(address), key -> new AtomicInteger())
                                .incrementAndGet()
                        <= perNetworkMax
                && now.admitted.incrementAndGet() <= allMax;
        if (!admitted) {
            leftOut.increment();
        }
        return admitted;
    }

    private Minute current() {
        long number = clock.millis() / MINUTE_MILLIS;
        Minute known = minute;
        if (known.number == number) {
            return known;
        }
        synchronized (this) {
            if (minute.number != number) {
                minute = new Minute(number);
            }
            return minute;
        }
    }

    /** {@return how many lines were left out since the last time that this was asked} */
    long takeLeftOut() {
        return leftOut.sumThenReset();
    }
}
