package io.cygi.kakaopay.fault;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/**
 * Decides which calls get a fault, and which one. The decision depends only on the seed, the payment's number, the call
 * and how often that call was made for the payment before, so a run can be repeated by its seed.
 *
 * @param seed the seed of the run
 * @param probabilities the probability of each fault, from 0 to 1; an absent fault never happens
 * @param delay the length of a delay, of a pause in a slow body and of a late callback
 */
public record Faults(long seed, Map<Fault, Double> probabilities, Duration delay) {

    /** The longest delay. */
    public static final Duration DELAY_MAX = Duration.ofMinutes(1);

    /** The number of a payment's successive calls that a maintenance lasts. */
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

    /** {@return faults that never happen} */
    public static Faults none() {
        return new Faults(0, Map.of(), Duration.ZERO);
    }

    /** {@return these faults and one more} @param fault the fault @param probability the probability, from 0 to 1 */
    public Faults with(Fault fault, double probability) {
        Map<Fault, Double> more = new EnumMap<>(Fault.class);
        more.putAll(probabilities);
        more.put(fault, probability);
        return new Faults(seed, more, delay);
    }

    /**
     * {@return the fault of a call}
     *
     * @param payment the payment's number, counted from the stand-in's start; for a ready call, the number of that call
     * @param call the call
     * @param before the number of the same calls for the payment before
     * @param callsBefore the number of all calls for the payment before
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

    /** Mixes the bits of a number: the finalizer of SplitMix64. */
    private static long mix(long value) {
        long mixed = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
