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
 * Bounds the lines of refusals: each network and each account has a number of them a minute, and all together have another.
 * Not many more networks and accounts are remembered than lines are admitted.
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
     * {@return whether a line is to be written}
     *
     * @param address of the caller, null where it is not known
     * @param account of the caller, null where it is not known; an account may come from many networks
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

    /** {@return how many lines were left out since the last time that this was asked} */
    long takeLeftOut() {
        return leftOut.sumThenReset();
    }
}
