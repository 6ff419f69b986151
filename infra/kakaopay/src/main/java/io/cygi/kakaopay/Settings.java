package io.cygi.kakaopay;

import io.cygi.kakaopay.fault.Faults;
import java.time.Duration;
import java.time.InstantSource;

/**
 * The settings of the stand-in.
 *
 * @param secretKey the key that the merchant's calls carry
 * @param cid the code of the only merchant
 * @param clock the clock
 * @param faults the faults of the calls
 * @param keep the time for which a payment is remembered
 * @param paymentsMax the most payments that are remembered
 */
public record Settings(
        String secretKey, String cid, InstantSource clock, Faults faults, Duration keep, int paymentsMax) {

    /** KakaoPay's merchant code for tests. */
    public static final String TEST_CID = "TC0ONETIME";

    private static final Duration KEEP = Duration.ofDays(1);
    private static final int PAYMENTS_MAX = 100_000;

    /** Checks the key, the merchant and the bounds. */
    public Settings {
        if (secretKey.isBlank() || cid.isBlank() || paymentsMax < 1 || !keep.isPositive()) {
            throw new IllegalArgumentException("A key, a cid and room for at least one payment are needed");
        }
    }

    /** {@return settings without faults, with 100,000 payments remembered for a day} @param secretKey the key */
    public static Settings of(String secretKey) {
        return new Settings(secretKey, TEST_CID, InstantSource.system(), Faults.none(), KEEP, PAYMENTS_MAX);
    }

    /** {@return the same settings with another clock} */
    public Settings withClock(InstantSource other) {
        return new Settings(secretKey, cid, other, faults, keep, paymentsMax);
    }

    /** {@return the same settings with other faults} */
    public Settings withFaults(Faults others) {
        return new Settings(secretKey, cid, clock, others, keep, paymentsMax);
    }

    /**
     * {@return the same settings with other bounds}
     *
     * @param age the time for which a payment is remembered
     * @param count the most payments that are remembered
     */
    public Settings withMemory(Duration age, int count) {
        return new Settings(secretKey, cid, clock, faults, age, count);
    }

    /** Returns a text without the key, which must not appear in logs. */
    @Override
    public String toString() {
        return "Settings[cid=" + cid + ", faults=" + faults + "]";
    }
}
