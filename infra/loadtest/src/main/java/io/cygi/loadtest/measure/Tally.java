package io.cygi.loadtest.measure;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts things by kind. Safe for use by many threads. */
public final class Tally {

    private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();

    /** Counts a thing. @param kind the kind, for example {@code SEAT_TAKEN} */
    public void add(String kind) {
        counts.computeIfAbsent(kind, ignored -> new LongAdder()).increment();
    }

    /** {@return the number of things by kind} */
    public Map<String, Long> counts() {
        Map<String, Long> sums = new TreeMap<>();
        counts.forEach((kind, count) -> sums.put(kind, count.sum()));
        return sums;
    }

    /** {@return the number of things of all kinds} */
    public long sum() {
        return counts.values().stream().mapToLong(LongAdder::sum).sum();
    }
}
