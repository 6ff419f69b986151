package io.cygi.gateway.token;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import io.cygi.gateway.token.SigningKeyFolder.Look;
import io.cygi.gateway.token.SigningKeyFolder.StoredKey;
import io.cygi.web.token.VerificationKey;
import io.cygi.web.token.VerificationKeys;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds the signing keys in memory. A new key is published before it signs, and an old one verifies until the last
 * token that it signed has expired, so that a rotation invalidates no token. The state of each key follows from the
 * folder and the time alone.
 */
public final class SigningKeys implements JWKSource<SecurityContext>, VerificationKeys {

    /** Shortest time between two reads of the folder on behalf of callers, whatever they send. */
    static final Duration LOOK_PERIOD_MIN = Duration.ofSeconds(5);

    private static final Logger LOG = LoggerFactory.getLogger(SigningKeys.class);

    /**
     * Time for which the file of a retired key is kept. An app that has not refreshed for the longest time can still
     * log out.
     */
    private static final Duration KEPT_AFTER_RETIREMENT = Duration.ofDays(91);

    private static final Comparator<StoredKey> IN_ORDER =
            Comparator.comparing(StoredKey::signsFrom).thenComparingInt(StoredKey::number);

    private final SigningKeyFolder folder;
    private final Clock clock;
    private final TokenProperties properties;
    private final AtomicLong lastLook = new AtomicLong();
    private volatile Loaded loaded = new Loaded(Map.of(), List.of(), List.of(), List.of());

    /**
     * Reads the keys, and creates the first one if there is none.
     *
     * @param folder the folder of the keys
     * @param properties lifetimes of keys and tokens
     * @throws IllegalStateException if a file in the folder is no key
     */
    SigningKeys(SigningKeyFolder folder, Clock clock, TokenProperties properties) {
        this.folder = folder;
        this.clock = clock;
        this.properties = properties;
        reload();
        if (loaded.keys.isEmpty()) {
            folder.create(1, now(), null);
            reload();
        }
    }

    private record Loaded(
            Map<Path, Look> looks, List<StoredKey> stored, List<SigningKey> keys, List<VerificationKey> verifying) {}

    /** {@return all keys, the oldest first; the same list until something changes in the folder} */
    public List<SigningKey> all() {
        return loaded.keys;
    }

    @Override
    public List<VerificationKey> verificationKeys() {
        return loaded.verifying;
    }

    /** {@return true, because the worker that maintains the keys reports if the folder cannot be read} */
    @Override
    public boolean fresh() {
        return true;
    }

    /** {@return the key that new tokens are signed with} */
    public SigningKey signing() {
        Instant now = clock.instant();
        List<SigningKey> keys = loaded.keys;
        for (int i = keys.size() - 1; i > 0; i--) {
            if (!now.isBefore(keys.get(i).signsFrom())) {
                return keys.get(i);
            }
        }
        return keys.getFirst();
    }

    /** Selects among the published keys. */
    @Override
    public List<JWK> get(JWKSelector selector, @Nullable SecurityContext context) {
        lookIfDue();
        Instant now = clock.instant();
        List<JWK> published = new ArrayList<>();
        for (SigningKey key : loaded.keys) {
            if (now.isBefore(key.verifiesUntil())) {
                published.add(key.jwk());
            }
        }
        return selector.select(new JWKSet(published));
    }

    /**
     * Creates the next key. It signs after {@code cygi.tokens.key-lead}.
     *
     * @return the outcome; no key is created if one is waiting to sign or the folder cannot be written
     */
    public Rotation rotate() {
        reload();
        Instant now = now();
        List<StoredKey> stored = loaded.stored;
        if (now.isBefore(stored.getLast().signsFrom())) {
            return Rotation.WAITING;
        }
        if (!folder.writable()) {
            return Rotation.READ_ONLY;
        }
        int next = stored.stream().mapToInt(StoredKey::number).max().orElse(0) + 1;
        boolean created = folder.create(next, now, now.plus(properties.keyLead()));
        reload();
        return created ? Rotation.CREATED : Rotation.WAITING;
    }

    /** The outcome of a rotation. */
    public enum Rotation {
        /** A key was created. */
        CREATED,
        /** A key that was made before is still waiting to sign. */
        WAITING,
        /** The folder cannot be written. The operator of the platform adds keys to it. */
        READ_ONLY
    }

    /** Reads the changes in the folder, creates the next key when it is time, and deletes retired ones. */
    void maintain() {
        reload();
        if (!folder.writable()) {
            return;
        }
        Duration age = properties.keyRotation();
        if (age.isPositive()
                && !clock.instant().isBefore(loaded.stored.getLast().createdAt().plus(age))) {
            rotate();
        }
        deleteRetired();
    }

    private void deleteRetired() {
        Instant before = clock.instant().minus(KEPT_AFTER_RETIREMENT);
        Loaded current = loaded;
        boolean deleted = false;
        try {
            for (int i = 0; i < current.keys.size(); i++) {
                if (current.keys.get(i).verifiesUntil().isBefore(before)) {
                    folder.delete(current.stored.get(i).file());
                    deleted = true;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot delete a retired signing key", e);
        }
        if (deleted) {
            reload();
        }
    }

    @Override
    public void lookIfDue() {
        long now = clock.millis();
        long last = lastLook.get();
        if (Math.abs(now - last) < LOOK_PERIOD_MIN.toMillis() || !lastLook.compareAndSet(last, now)) {
            return;
        }
        try {
            reload();
        } catch (RuntimeException e) {
            // The known keys stay. The worker that maintains them meets the same fault and reports it.
            LOG.debug("The signing keys cannot be read", e);
        }
    }

    private synchronized void reload() {
        try {
            Map<Path, Look> looks = folder.look();
            if (looks.isEmpty() && !loaded.keys.isEmpty()) {
                throw new IllegalStateException("The folder of the signing keys is empty; the keys stay as they were.");
            }
            if (!looks.equals(loaded.looks)) {
                List<StoredKey> stored =
                        folder.read(looks).stream().sorted(IN_ORDER).toList();
                List<SigningKey> keys = timed(stored);
                loaded = new Loaded(
                        looks,
                        stored,
                        keys,
                        keys.stream().map(SigningKey::verification).toList());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the signing keys", e);
        }
    }

    private List<SigningKey> timed(List<StoredKey> stored) {
        List<SigningKey> keys = new ArrayList<>();
        for (int i = 0; i < stored.size(); i++) {
            StoredKey key = stored.get(i);
            Instant until = i + 1 < stored.size() ? stored.get(i + 1).signsFrom() : Instant.MAX;
            Instant verifies = until.equals(Instant.MAX) ? until : until.plus(properties.longestLife());
            keys.add(new SigningKey(key.jwk(), key.createdAt(), key.signsFrom(), until, verifies));
        }
        return List.copyOf(keys);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }
}
