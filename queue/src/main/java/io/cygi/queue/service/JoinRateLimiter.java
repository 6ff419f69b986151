package io.cygi.queue.service;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.cygi.contracts.ProblemCode;
import io.cygi.contracts.RefusedException;
import io.cygi.web.permit.ClientNetwork;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;

/**
 * Limits the joins of an address, see {@link ClientNetwork}, with a token bucket that refills evenly. It removes the
 * buckets of quiet addresses, and the least used ones if there are too many.
 */
final class JoinRateLimiter {

    private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(2);

    private final int perMinute;
    private final TimeMeter time;
    private final Cache<String, Bucket> buckets;

    /**
     * Creates the join rate limiter.
     *
     * @param time measures elapsed time, which never goes back
     */
    JoinRateLimiter(int perMinute, int addressesMax, TimeMeter time) {
        this.perMinute = perMinute;
        this.time = time;
        this.buckets = Caffeine.newBuilder()
                .maximumSize(addressesMax)
                .expireAfterAccess(FORGOTTEN_AFTER)
                // The default executor would wake a thread for each entry.
                .executor(Runnable::run)
                .build();
    }

    /** Counts a join. @throws RefusedException if the address has joined too often */
    void take(String address) {
        if (!buckets.get(ClientNetwork.of(address), key -> bucket()).tryConsume(1)) {
            throw new RefusedException(
                    ProblemCode.TOO_MANY_REQUESTS, "Too many have joined from your address; try again in a while.");
        }
    }

    private Bucket bucket() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, Duration.ofMinutes(1)))
                .withCustomTimePrecision(time)
                .build();
    }
}
