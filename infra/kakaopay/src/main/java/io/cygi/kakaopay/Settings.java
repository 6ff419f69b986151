package io.cygi.kakaopay;

import io.cygi.kakaopay.fault.Faults;
import java.time.Duration;
import java.time.InstantSource;

/**
 * Settings of the stand-in.
 *
 * @param secretKey the key that the merchant's calls carry
 * @param cid the one merchant that it knows
 * @param clock the time
 * @param faults what goes wrong
 * @param keep how long a payment is remembered
 * @param paymentsMax how many payments are remembered at most
 */
public record Settings(
        String secretKey, String cid, InstantSource clock, Faults faults, Duration keep, int paymentsMax) {

    /** KakaoPay's merchant code for tests. */
    public static final String TEST_CID = "TC0ONETIME";

    private static final Duration KEEP = Duration.ofDays(1);
    private static final int PAYMENTS_MAX = 100_000;

    /** Checks what a stand-in cannot do without. */
    public Settings {
        if (secretKey.isBlank() || cid.isBlank() || paymentsMax < 1 || !keep.isPositive()) {
            throw new IllegalArgumentException("A key, a cid and room for at least one payment are needed");
        }
    }

    /** {@return a stand-in without faults that remembers 100,000 payments for a day} @param secretKey its key */
    public static Settings of(String secretKey) {
        return new Settings(secretKey, TEST_CID, InstantSource.system(), Faults.none(), KEEP, PAYMENTS_MAX);
    }

    /** {@return the same by another clock} */
    public Settings withClock(InstantSource other) {
        return new Settings(secretKey, cid, other, faults, keep, paymentsMax);
    }

    /** {@return the same with other faults} */
    public Settings withFaults(Faults others) {
        return new Settings(secretKey, cid, clock, others, keep, paymentsMax);
    }

    /** {@return the same with other bounds} @param age how long @param count how many payments are remembered */
    public Settings withMemory(Duration age, int count) {
        return new Settings(secretKey, cid, clock, faults, age, count);
    }

    /** Keeps the key out of logs. */
    @Override
    public String toString() {
        return "Settings[cid=" + cid + ", faults=" + faults + "]";
    }
}
