package io.cygi.queue.door;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.cygi.contracts.ProblemCode;
import io.cygi.contracts.RefusedException;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;

/**
 * How often an address may join, of IPv6 a network of 64 bits, which is what one subscriber is given. A bucket per address fills up evenly; addresses that were quiet are forgotten, and where
 * too many are remembered those that came least are.
 */
final class JoinLimit {

    private static final double MINUTE_MILLIS = 60_000;
    private static final int IPV6_BYTES = 16;
    private static final int IPV6_NETWORK_BYTES = 8;
    private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(2);

    private final int perMinute;
    private final Clock clock;
    private final Cache<String, Bucket> buckets;

    JoinLimit(int perMinute, int addressesMax, Clock clock) {
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
        Bucket bucket = buckets.get(counted(address), key -> new Bucket(perMinute, now));
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

    private static String counted(String address) {
        if (address.indexOf(':') < 0) {
            return address;
        }
        try {
            byte[] bytes = InetAddress.ofLiteral(address).getAddress();
            return bytes.length == IPV6_BYTES ? HexFormat.of().formatHex(bytes, 0, IPV6_NETWORK_BYTES) : address;
        } catch (IllegalArgumentException e) {
            // Whatever it is, it is counted by itself.
            return address;
        }
    }
}
