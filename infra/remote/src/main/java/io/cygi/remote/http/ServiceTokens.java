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
 * Issues and verifies service tokens of the form {@code name.expiry.signature}. The expiry is in seconds since 1970. The
 * signature is an HMAC-SHA256 of the name and the expiry, in URL-safe Base64. There is one algorithm, so a token cannot choose
 * a weaker one.
 */
public final class ServiceTokens {

    /** The time for which a token is valid. A token is renewed after half of it. */
    static final Duration LIFETIME = Duration.ofMinutes(2);

    /** The greatest difference between the clocks of two processes. */
    static final Duration SKEW_MAX = Duration.ofSeconds(5);

    private static final String BEARER = "Bearer ";
    private static final String ALGORITHM = "HmacSHA256";

    /** The text that is signed before each token, so that another use of the same key signs no valid token. */
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
     * Creates the tokens of a service.
     *
     * @param name the name of this service: lower-case letters, digits and hyphens
     * @param keys the keys; the first one signs, each of them verifies
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

    /** {@return a token of this service that is valid for at least a minute} */
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

    /**
     * {@return the name of the service that sends a request, nothing if the request does not prove it}
     *
     * @param authorization the value of the header {@code Authorization}, null for none
     */
    public Optional<String> sender(@Nullable String authorization) {
        return authorization == null || !authorization.startsWith(BEARER)
                ? Optional.empty()
                : verify(authorization.substring(BEARER.length()));
    }

    /** {@return the name of the service that a token proves, nothing if the token is not valid} @param token from a request */
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

    /** {@return whether a token is valid now} An expiry beyond the lifetime comes from a wrong clock or from somebody else. */
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
