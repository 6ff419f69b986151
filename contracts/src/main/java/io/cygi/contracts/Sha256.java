package io.cygi.contracts;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** Computes SHA-256 hashes and their texts. */
public final class Sha256 {

    private static final int TAG_BYTES = 12;

    private Sha256() {}

    /** {@return the hash of a text in UTF-8, 64 lower-case hexadecimal digits} */
    public static String hex(String text) {
        return hex(text.getBytes(StandardCharsets.UTF_8));
    }

    /** {@return the hash of bytes, 64 lower-case hexadecimal digits} */
    public static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(of(bytes));
    }

    /**
     * {@return the first 96 bits of the hash as 16 characters of URL-safe Base64, which tell versions of a content
     * apart}
     */
    public static String tag(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(of(bytes), TAG_BYTES));
    }

    /** {@return the hash of bytes, 32 bytes} */
    public static byte[] of(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
