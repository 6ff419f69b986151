package io.cygi.gateway.session;

import io.cygi.gateway.session.cookie.SessionTokens;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Creates the tokens of sessions, and tells them from other texts without SQL. A token is random bytes and a part of
 * their HMAC. The database decides whether its session is valid.
 */
public final class SessionSeal {

    private static final String ALGORITHM = "HmacSHA256";
    private static final String PURPOSE = "session";
    private static final int BYTES = 32;
    private static final int RANDOM_BYTES = 24;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final SecretKeySpec key;

    /** Derives the key of the seal. @param secret the same in every process */
    public SessionSeal(byte[] secret) {
        this.key = new SecretKeySpec(hmac(new SecretKeySpec(secret, ALGORITHM), ascii(PURPOSE)), ALGORITHM);
    }

    String newToken() {
        byte[] bytes = new byte[RANDOM_BYTES];
        RANDOM.nextBytes(bytes);
        return sealed(bytes);
    }

    /** {@return whether a text is a token that was created with this key} */
    boolean made(String text) {
        if (!SessionTokens.wellFormed(text)) {
            return false;
        }
        byte[] random = Arrays.copyOf(Base64.getUrlDecoder().decode(text), RANDOM_BYTES);
        return MessageDigest.isEqual(ascii(text), ascii(sealed(random)));
    }

    private String sealed(byte[] random) {
        byte[] token = Arrays.copyOf(random, BYTES);
        System.arraycopy(hmac(key, random), 0, token, RANDOM_BYTES, BYTES - RANDOM_BYTES);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] hmac(SecretKeySpec key, byte[] text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This JDK has no " + ALGORITHM, e);
        }
    }
}
