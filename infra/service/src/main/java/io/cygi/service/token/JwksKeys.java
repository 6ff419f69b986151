package io.cygi.service.token;

import io.cygi.web.token.VerificationKey;
import io.cygi.web.token.VerificationKeys;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds the keys that the edge publishes. Any replica of the edge is asked. While none gives a good answer, the known keys
 * stay.
 */
final class JwksKeys implements VerificationKeys, AutoCloseable {

    /** Shortest time between two reads on behalf of callers, whatever they send. */
    static final Duration LOOK_PERIOD_MIN = Duration.ofSeconds(5);

    /** Time after which the keys are not fresh any more. */
    static final Duration FRESH_FOR = Duration.ofMinutes(1);

    private static final Logger LOG = LoggerFactory.getLogger(JwksKeys.class);

    private final List<URI> addresses;
    private final JwksClient client;
    private final Clock clock;
    private final AtomicLong lastLook = new AtomicLong();
    private volatile Known known = new Known(List.of(), Instant.MIN);

    /**
     * Creates an empty set of keys.
     *
     * @param addresses the addresses at which the replicas of the edge publish their keys, one at least
     * @param client reads the keys
     * @param clock the time
     */
    JwksKeys(List<URI> addresses, JwksClient client, Clock clock) {
        this.addresses = List.copyOf(addresses);
        this.client = client;
        this.clock = clock;
    }

    private record Known(List<VerificationKey> keys, Instant readAt) {}

    @Override
    public List<VerificationKey> verificationKeys() {
        return known.keys;
    }

    @Override
    public boolean fresh() {
        return clock.instant().isBefore(freshUntil());
    }

    private Instant freshUntil() {
        Instant readAt = known.readAt;
        return readAt.equals(Instant.MIN) ? readAt : readAt.plus(FRESH_FOR);
    }

    @Override
    public void lookIfDue() {
        long now = clock.millis();
        long last = lastLook.get();
        if (Math.abs(now - last) < LOOK_PERIOD_MIN.toMillis() || !lastLook.compareAndSet(last, now)) {
            return;
        }
        try {
            read();
        } catch (UncheckedIOException e) {
            // The known keys stay. The worker that reads them regularly meets the same fault and reports it.
            LOG.debug("The published keys cannot be read", e);
        }
    }

    /** Reads the keys from the first replica with a good answer. @throws UncheckedIOException if there is none */
    void read() {
        IOException fault = new IOException("no replica gave a good answer");
        for (URI address : addresses) {
            try {
                Instant askedAt = clock.instant();
                List<VerificationKey> keys = client.read(address);
                known = new Known(keys.equals(known.keys) ? known.keys : keys, askedAt);
                return;
            } catch (IOException e) {
                fault.addSuppressed(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                fault.addSuppressed(e);
                break;
            }
        }
        throw new UncheckedIOException("The edge's published keys cannot be read", fault);
    }

    @Override
    public void close() {
        client.close();
    }
}
