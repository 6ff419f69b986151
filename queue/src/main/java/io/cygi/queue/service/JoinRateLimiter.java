package io.cygi.queue.service;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.cygi.contracts.ProblemCode;
import io.cygi.contracts.RefusedException;
import io.cygi.web.permit.ClientNetwork;
import java.time.Clock;
import java.time.Duration;

/**
 * Bounds how often an address, see {@link ClientNetwork}, may join. A bucket per address fills up evenly; addresses that
 * were quiet are forgotten, and where too many are remembered those that came least are.
 */
final class JoinRateLimiter {

    private static final double MINUTE_MILLIS = 60_000;
    private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(2);

    private final int perMinute;
    private final Clock clock;
    private final Cache<String, Bucket> buckets;

    JoinRateLimiter(int perMinute, int addressesMax, Clock clock) {
        this.perMinute = perMinute;
        this.clock = clock;
        this.buckets = Caffeine.newBuilder()
                .maximumSize(addressesMax)
                .expireAfterAccess(FORGOTTEN_AFTER)
                // Else each that is added wakes another thread.
                .executor(Runnable::run)
                .build();
    }

    private static final class Bucket {

        private double left;
        private long at;

        Bucket(double left, long at) {
            this.left = left;
            this.at = at;
        }
    }

    /** Counts a join. @throws RefusedException where the address has joined too often */
    void take(String address) {
        long now = clock.millis();
        Bucket bucket = buckets.get(ClientNetwork.of(address), key -> new Bucket(perMinute, now));
        synchronized (bucket) {
            bucket.left = Math.min(perMinute, bucket.left + perMinute * Math.max(0, now - bucket.at) / MINUTE_MILLIS);
            bucket.at = now;
            if (bucket.left < 1) {
                throw new RefusedException(
                        ProblemCode.TOO_MANY_REQUESTS, "Too many have joined from your address; try again in a while.");
            }
            bucket.left--;
        }
    }
}
