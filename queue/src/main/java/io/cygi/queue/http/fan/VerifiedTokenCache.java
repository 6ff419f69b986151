package io.cygi.queue.http.fan;

import io.cygi.contracts.value.AccountId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Caches verified bearer tokens until they expire. Each takes 20 bytes of two arrays: half the SHA-256 of token and
 * account, and the expiry; neither the token nor the fan can be read from it. A token has a few possible slots; if all
 * are taken, an expired entry is replaced, else any of them.
 */
public final class VerifiedTokenCache {

    /** Slots that one token may be in. */
    private static final int WAYS = 8;

    /** Slots for each token of the bound. Tokens do not spread evenly. */
    private static final double SPARE = 1.6;

    private static final int LOCKS = 64;

    private final int buckets;
    private final long[] hashes;
    private final int[] endSeconds;
    private final Object[] locks = new Object[LOCKS];

    /**
     * Creates the verified token cache.
     *
     * @param tokensMax the number of tokens that there is room for; 32 bytes each, allocated at once
     */
    public VerifiedTokenCache(int tokensMax) {
        this.buckets = Math.max(1, (int) Math.ceil(tokensMax * SPARE / WAYS));
        this.hashes = new long[2 * WAYS * buckets];
        this.endSeconds = new int[WAYS * buckets];
        for (int i = 0; i < LOCKS; i++) {
            locks[i] = new Object();
        }
    }

    /** The key of a token and its account. */
    public record Key(long high, long low) {

        public static Key of(String token, AccountId accountId) {
            try {
                MessageDigest sha = MessageDigest.getInstance("SHA-256");
                sha.update(token.getBytes(StandardCharsets.UTF_8));
                // No token contains the separator.
                sha.update((byte) ' ');
                ByteBuffer hash = ByteBuffer.wrap(sha.digest(accountId.value().getBytes(StandardCharsets.UTF_8)));
                return new Key(hash.getLong(), hash.getLong());
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("This JDK has no SHA-256", e);
            }
        }
    }

    /**
     * {@return whether the token was verified and has not expired}
     *
     * @param nowSeconds the present time, in seconds since 1970
     */
    boolean contains(Key key, long nowSeconds) {
        int bucket = bucket(key);
        synchronized (locks[bucket % LOCKS]) {
            for (int slot = bucket * WAYS; slot < (bucket + 1) * WAYS; slot++) {
                if (holds(slot, key)) {
                    return nowSeconds < end(slot);
                }
            }
            return false;
        }
    }

    /** Adds a verified token. @param until the expiry, in seconds since 1970 */
    public void add(Key key, long until, long nowSeconds) {
        int bucket = bucket(key);
        synchronized (locks[bucket % LOCKS]) {
            int slot = slotFor(key, bucket * WAYS, nowSeconds);
            hashes[2 * slot] = key.high;
            hashes[2 * slot + 1] = key.low;
            endSeconds[slot] = (int) Math.clamp(until, 0, 0xffff_ffffL);
        }
    }

    private int slotFor(Key key, int first, long nowSeconds) {
        int over = -1;
        for (int slot = first; slot < first + WAYS; slot++) {
            if (holds(slot, key)) {
                return slot;
            }
            if (end(slot) <= nowSeconds) {
                over = slot;
            }
        }
        return over >= 0 ? over : first + (int) Math.floorMod(key.low, (long) WAYS);
    }

    private boolean holds(int slot, Key key) {
        return hashes[2 * slot] == key.high && hashes[2 * slot + 1] == key.low;
    }

    /** {@return the expiry in a slot, in seconds since 1970} It is unsigned, so that it lasts until 2106. */
    private long end(int slot) {
        return Integer.toUnsignedLong(endSeconds[slot]);
    }

    private int bucket(Key key) {
        return (int) Math.floorMod(key.high, (long) buckets);
    }
}
