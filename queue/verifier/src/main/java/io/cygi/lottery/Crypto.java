package io.cygi.lottery;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The algorithms that every JDK has, without their checked exceptions. */
final class Crypto {

    static final int HASH_BYTES = 32;

    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
    private static final Base64.Decoder DECODER = Base64.getUrlDecoder();

    private Crypto() {}

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This JDK has no SHA-256", e);
        }
    }

    static Mac hmac(byte[] key) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This JDK has no HMAC-SHA-256", e);
        }
    }

    /** {@return the bytes in URL-safe Base64 without padding} */
    static String encode(byte[] bytes) {
        return ENCODER.encodeToString(bytes);
    }

    /**
     * {@return the bytes of a text in URL-safe Base64}
     *
     * @throws IllegalArgumentException if {@link #encode} does not write such a text
     */
    static byte[] decode(String text) {
        byte[] bytes = DECODER.decode(text);
        if (!encode(bytes).equals(text)) {
            throw new IllegalArgumentException("not in base64url without padding");
        }
        return bytes;
    }
}
