package io.cygi.gateway.ratelimit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.local.SynchronizationStrategy;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Counts the requests of each key against a rate, in a bucket per key. A bucket that is not used for a whole window is
 * full again and can be forgotten. If there are more keys than buckets, the least frequent keys are forgotten first, so
 * a flood of new keys does not evict the bucket of a frequent one. Safe for use by many threads.
 */
final class RateLimit {

    private static final String POLICY_HEADER = "RateLimit-Policy";
    private static final String STATE_HEADER = "RateLimit";
    /** Precision of the cache's access times, rounded up. The cache notes them to the second. */
    private static final Duration ACCESS_NOTED = Duration.ofSeconds(2);

    private static final long NANOS_PER_SECOND = 1_000_000_000;

    private final String name;
    private final Rate rate;
    private final TimeMeter time;
    private final String policy;
    private final Cache<String, Bucket> buckets;
    private final Function<String, Bucket> opening = key -> open();

    /**
     * Creates the limit.
     *
     * @param name the limit's name for callers, letters and dashes
     * @param keysMax bound on the buckets that are kept
     */
    RateLimit(String name, Rate rate, int keysMax) {
        this(name, rate, keysMax, rate.window(), TimeMeter.SYSTEM_NANOTIME);
    }

    /** Creates the limit. @param keptFor time for which an unused bucket is kept, at least the window of the rate */
    RateLimit(String name, Rate rate, int keysMax, Duration keptFor, TimeMeter time) {
        this.name = name;
        this.rate = rate;
        this.time = time;
        this.policy =
                '"' + name + "\";q=" + rate.quota() + ";w=" + rate.window().toSeconds();
        this.buckets = Caffeine.newBuilder()
                .maximumSize(keysMax)
                .expireAfterAccess(keptFor.plus(ACCESS_NOTED))
                .ticker(time::currentTimeNanos)
                // With another executor each added bucket would wake a thread.
                .executor(Runnable::run)
                .build();
    }

    private Bucket open() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(rate.quota()).refillGreedy(rate.quota(), rate.window()))
                .withCustomTimePrecision(time)
                // The other strategies copy the state for each request.
                .withSynchronizationStrategy(SynchronizationStrategy.SYNCHRONIZED)
                .build();
    }

    String name() {
        return name;
    }

    /** {@return whether the key may send one more request, which is then counted} */
    boolean tryTake(String key) {
        return buckets.get(key, opening).tryConsume(1);
    }

    /** {@return whether the key may not send one more request now} Counts nothing. */
    boolean isUsedUp(String key) {
        @Nullable Bucket bucket = buckets.getIfPresent(key);
        return bucket != null && bucket.getAvailableTokens() < 1;
    }

    /** Uncounts a request, because it is not of the kind that the limit bounds. */
    void giveBack(String key) {
        buckets.get(key, opening).addTokens(1);
    }

    /** Makes the key known to {@link #tryTakeIfKnown}. */
    void know(String key) {
        buckets.get(key, opening);
    }

    /** {@return whether the key is known and may send one more request, which is then counted} */
    boolean tryTakeIfKnown(String key) {
        @Nullable Bucket bucket = buckets.getIfPresent(key);
        return bucket != null && bucket.tryConsume(1);
    }

    /** Writes the remaining quota of the key into the response's headers. */
    void describe(String key, HttpServletResponse response) {
        long left = buckets.get(key, opening).getAvailableTokens();
        long used = rate.quota() - left;
        long full = Math.ceilDiv(used * rate.window().toSeconds(), rate.quota());
        response.setHeader(POLICY_HEADER, policy);
        response.setHeader(STATE_HEADER, '"' + name + "\";r=" + left + ";t=" + full);
    }

    /** {@return the seconds until the key may send one more request, at least one} */
    long retryAfterSeconds(String key) {
        long nanos = buckets.get(key, opening).estimateAbilityToConsume(1).getNanosToWaitForRefill();
        return Math.max(1, Math.ceilDiv(nanos, NANOS_PER_SECOND));
    }

    /** {@return the approximate number of buckets that are kept} */
    long keys() {
        buckets.cleanUp();
        return buckets.estimatedSize();
    }
}
