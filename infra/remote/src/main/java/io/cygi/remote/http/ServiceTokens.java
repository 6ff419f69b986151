package io.cygi.remote.http;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Issues and verifies the tokens that services prove themselves to each other with: {@code name.expiry.signature}. The expiry
 * is in seconds since 1970, the signature an HMAC-SHA256 over what is before it, in URL-safe Base64. There is one algorithm,
 * so a token cannot choose how it is verified.
 */
public final class ServiceTokens {

    /** How long a token is valid. It is renewed when half of this has passed. */
    static final Duration LIFETIME = Duration.ofMinutes(2);

    /** By how much the clocks of two processes may differ. */
    static final Duration SKEW_MAX = Duration.ofSeconds(5);

    private static final String ALGORITHM = "HmacSHA256";

    /** Keeps the tokens of other uses of the same key apart. */
    private static final String USE = "cygi-service-1\n";

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,39}");
    private static final Pattern TOKEN =
            Pattern.compile("([a-z][a-z0-9-]{0,39})\\.([1-9][0-9]{0,11})\\.([A-Za-z0-9_-]{43})");

    private final String name;
    private final List<SecretKeySpec> keys;
    private final Clock clock;
    private volatile @Nullable Issued issued;
    private volatile @Nullable Verified verified;

    private record Issued(String token, long renewAtSecond) {}

    private record Verified(String token, String name, long expiry) {}

    /**
     * @param name of this service: lower-case letters, digits and hyphens
     * @param keys the first one signs, each of them verifies
     * @param clock the time
     */
    public ServiceTokens(String name, List<String> keys, Clock clock) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("cygi.services.name is lower-case letters, digits and hyphens");
        }
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("cygi.services.key is needed where services call each other");
        }
        this.name = name;
        this.keys = keys.stream()
                .map(key -> new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), ALGORITHM))
                .toList();
        this.clock = clock;
    }

    /** {@return a token of this service that is valid for a minute at least} */
    public String token() {
        long now = clock.instant().getEpochSecond();
        Issued current = issued;
        if (current == null || now >= current.renewAtSecond) {
            String head = name + "." + (now + LIFETIME.toSeconds());
            current = new Issued(
                    head + "."
                            + Base64.getUrlEncoder().withoutPadding().encodeToString(signature(keys.getFirst(), head)),
                    now + LIFETIME.toSeconds() / 2);
            issued = current;
        }
        return current.token;
    }

    /** {@return the name of the service that a token is of, nothing where it is not valid} @param token from a request */
    public Optional<String> verify(String token) {
        long now = clock.instant().getEpochSecond();
        Verified last = verified;
        if (last != null && MessageDigest.isEqual(bytes(last.token), bytes(token))) {
            return valid(last.expiry, now) ? Optional.of(last.name) : Optional.empty();
        }
        var parts = TOKEN.matcher(token);
        if (!parts.matches()) {
            return Optional.empty();
        }
        long expiry = Long.parseLong(parts.group(2));
        byte[] signature = Base64.getUrlDecoder().decode(parts.group(3));
        String head = token.substring(0, parts.end(2));
        boolean signed = keys.stream().anyMatch(key -> MessageDigest.isEqual(signature(key, head), signature));
        if (!signed || !valid(expiry, now)) {
            return Optional.empty();
        }
        verified = new Verified(token, parts.group(1), expiry);
        return Optional.of(parts.group(1));
    }

    /** A token that is valid for longer than any is was made by a clock that is wrong, or by somebody else. */
    private static boolean valid(long expiry, long now) {
        return expiry + SKEW_MAX.toSeconds() > now
                && expiry <= now + LIFETIME.plus(SKEW_MAX).toSeconds();
    }

    private static byte[] signature(SecretKeySpec key, String head) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(bytes(USE));
            return mac.doFinal(bytes(head));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has " + ALGORITHM, e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
