package io.cygi.saga.topup;

import io.cygi.contracts.value.TopUpId;
import io.cygi.saga.topup.provider.PaymentRequest;
import io.cygi.saga.topup.queue.OpenTopUp;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The addresses that the provider returns fans to. The identifier in an address ends with a key that only the provider
 * and the fan's browser have seen, so that nobody else's callback counts.
 */
public final class CallbackAddresses {

    private static final String PATH = "/api/v1/top-ups/";
    private static final int KEY_BYTES = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Supplier<String> publicUrl;

    /**
     * Creates the callback addresses.
     *
     * @param publicUrl the URL by which browsers reach the platform, without a slash at the end
     */
    public CallbackAddresses(Supplier<String> publicUrl) {
        this.publicUrl = publicUrl;
    }

    /**
     * The contents of a callback's path.
     *
     * @param topUpId the top-up's id
     * @param key the key that the path shows
     */
    public record Caller(TopUpId topUpId, String key) {

        /** {@return whether the callback shows the top-up's key} @param topUp the top-up that the callback names */
        public boolean knows(OpenTopUp topUp) {
            return MessageDigest.isEqual(
                    topUp.callbackKey().getBytes(StandardCharsets.US_ASCII), key.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** {@return a key that nobody can guess} */
    public static String newKey() {
        byte[] key = new byte[KEY_BYTES];
        RANDOM.nextBytes(key);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key);
    }

    /**
     * {@return the contents of a callback's path, or nothing if it has another form}
     *
     * @param segment the identifier in the path
     */
    public static Optional<Caller> parse(String segment) {
        int at = segment.lastIndexOf('.');
        try {
            return at < 0
                    ? Optional.empty()
                    : Optional.of(new Caller(TopUpId.ofHandle(segment.substring(0, at)), segment.substring(at + 1)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    PaymentRequest request(OpenTopUp topUp) {
        String base = publicUrl.get() + PATH + topUp.topUpId().handle() + "." + topUp.callbackKey();
        return new PaymentRequest(
                topUp.topUpId(), topUp.amount(), base + "/approved", base + "/cancelled", base + "/failed");
    }
}
