package io.cygi.loadtest.measure;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts things by kind. Safe for use by many threads. */
public final class Tally {

    private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();

    /** Counts one. @param kind for example {@code SEAT_TAKEN} */
    public void add(String kind) {
        counts.computeIfAbsent(kind, ignored -> new LongAdder()).increment();
    }

    /** {@return how many of each kind} */
    public Map<String, Long> counts() {
        Map<String, Long> sums = new TreeMap<>();
        counts.forEach((kind, count) -> sums.put(kind, count.sum()));
        return sums;
    }

    /** {@return how many of all kinds} */
    public long sum() {
        return counts.values().stream().mapToLong(LongAdder::sum).sum();
    }
}
