package io.cygi.kakaopay.fault;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/**
 * Decides which calls go wrong, and how. The decision depends on nothing but the seed, the payment's number, the call and
 * how often that call was made for the payment before, so a run can be repeated by its seed.
 *
 * @param seed where the run begins
 * @param probabilities how probable each fault is, from 0 to 1; a fault that is absent never happens
 * @param delay how long a delay, a pause in a slow body and a late callback last
 */
public record Faults(long seed, Map<Fault, Double> probabilities, Duration delay) {

    /** The longest delay. */
    public static final Duration DELAY_MAX = Duration.ofMinutes(1);

    /** How many calls in a row for one payment a maintenance lasts. */
    static final int MAINTENANCE_CALLS = 3;

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    /** Copies the probabilities and checks the bounds. */
    public Faults {
        probabilities = Map.copyOf(probabilities);
        if (probabilities.values().stream().anyMatch(one -> !(one >= 0 && one <= 1))) {
            throw new IllegalArgumentException("A probability is between 0 and 1");
        }
        if (delay.isNegative() || delay.compareTo(DELAY_MAX) > 0) {
            throw new IllegalArgumentException("A delay is between 0 and " + DELAY_MAX);
        }
    }

    /** {@return no faults at all} */
    public static Faults none() {
        return new Faults(0, Map.of(), Duration.ZERO);
    }

    /** {@return these and one more} @param fault what goes wrong @param probability from 0 to 1 */
    public Faults with(Fault fault, double probability) {
        Map<Fault, Double> more = new EnumMap<>(Fault.class);
        more.putAll(probabilities);
        more.put(fault, probability);
        return new Faults(seed, more, delay);
    }

    /**
     * {@return what goes wrong}
     *
     * @param payment the payment's number, counted from the stand-in's start; of a ready call, the number of that call
     * @param call what is asked
     * @param before how often the same was asked for the payment before
     * @param callsBefore how often anything was asked for the payment before
     */
    public Fault of(long payment, Call call, int before, int callsBefore) {
        if (call != Call.CALLBACK && inMaintenance(payment, callsBefore)) {
            return Fault.MAINTENANCE;
        }
        double left = uniform(payment, call.ordinal() + 1L, before);
        for (Fault fault : Fault.values()) {
            if (fault != Fault.MAINTENANCE && fault.fits(call)) {
                left -= probability(fault);
                if (left < 0) {
                    return fault;
                }
            }
        }
        return Fault.NONE;
    }

    private boolean inMaintenance(long payment, int callsBefore) {
        return uniform(payment, 0, callsBefore / MAINTENANCE_CALLS) < probability(Fault.MAINTENANCE);
    }

    private double probability(Fault fault) {
        return fault == Fault.NONE ? 0 : probabilities.getOrDefault(fault, 0.0);
    }

    private double uniform(long... parts) {
        long mixed = seed;
        for (long part : parts) {
            mixed = mix(mixed + GOLDEN + part);
        }
        return (mixed >>> 11) * 0x1.0p-53;
    }

    /** The finalizer of SplitMix64. */
    private static long mix(long value) {
        long mixed = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
