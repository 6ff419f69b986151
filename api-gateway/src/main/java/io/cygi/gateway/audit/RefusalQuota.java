package io.cygi.gateway.audit;

import io.cygi.contracts.value.AccountId;
import io.cygi.web.permit.ClientNetwork;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Bounds the lines of refusals per minute: for each network, for each account and in total. It remembers not many more
 * networks and accounts than it admits lines.
 */
final class RefusalQuota {

    private static final long MINUTE_MILLIS = 60_000;

    private final int perCallerMax;
    private final int allMax;
    private final Clock clock;
    private final LongAdder leftOut = new LongAdder();
    private volatile Minute minute = new Minute(Long.MIN_VALUE);

    RefusalQuota(int perCallerMax, int allMax, Clock clock) {
        this.perCallerMax = perCallerMax;
        this.allMax = allMax;
        this.clock = clock;
    }

    private record Minute(long number, Map<String, AtomicInteger> callers, AtomicInteger admitted) {

        private Minute(long number) {
            this(number, new ConcurrentHashMap<>(), new AtomicInteger());
        }
    }

    /**
     * {@return whether a line may be written}
     *
     * @param address the caller's address, null if it is not known
     * @param account the caller's account, null if it is not known; an account may come from many networks
     */
    boolean admits(@Nullable String address, @Nullable AccountId account) {
        Minute now = current();
        boolean admitted = now.admitted.get() < allMax
                && within(now, address == null ? "" : ClientNetwork.of(address))
                && (account == null || within(now, "account " + account.value()))
                && now.admitted.incrementAndGet() <= allMax;
        if (!admitted) {
            leftOut.increment();
        }
        return admitted;
    }

    private boolean within(Minute now, String caller) {
        return now.callers.computeIfAbsent(caller, key -> new AtomicInteger()).incrementAndGet() <= perCallerMax;
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

    /** {@return the number of lines that were left out since the last call} */
    long takeLeftOut() {
        return leftOut.sumThenReset();
    }
}
