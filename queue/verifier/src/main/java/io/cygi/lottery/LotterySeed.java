package io.cygi.lottery;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;

/**
 * The seed that determines the order of a lobby. It is secret until the lobby has closed; its {@link #commitment()} is
 * published when the lobby opens, so that the seed cannot be chosen once the tickets are known.
 */
public final class LotterySeed {

    private static final HexFormat HEX = HexFormat.of();

    private final byte[] bytes;

    private LotterySeed(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * {@return the seed of a room, always the same: it need not be stored, and every process opens the lobby with the
     * seed that was committed to}
     *
     * @param secret the installation's, at least 32 bytes that nobody else knows
     * @param room the room
     */
    public static LotterySeed derive(byte[] secret, String room) {
        if (secret.length < Crypto.HASH_BYTES) {
            throw new IllegalArgumentException("a secret is at least 32 bytes");
        }
        return new LotterySeed(
                Crypto.hmac(secret).doFinal(("cygi lobby seed 1\n" + room).getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * {@return the seed that the text is}
     *
     * @param hex 64 lower-case hexadecimal digits
     * @throws IllegalArgumentException where it is none; the text is not repeated
     */
    public static LotterySeed parse(String hex) {
        return new LotterySeed(hash(hex));
    }

    /** {@return the hash that the text is} @throws IllegalArgumentException where it is not 64 lower-case digits */
    static byte[] hash(String hex) {
        boolean wellFormed = hex.length() == 2 * Crypto.HASH_BYTES
                && hex.chars().allMatch(c -> c >= '0' && c <= '9' || c >= 'a' && c <= 'f');
        if (!wellFormed) {
            throw new IllegalArgumentException("not 64 lower-case hexadecimal digits");
        }
        return HEX.parseHex(hex);
    }

    /** {@return the SHA-256 hash of the seed's 32 bytes, as 64 hexadecimal digits; it tells nothing about the seed} */
    public String commitment() {
        return HEX.formatHex(Crypto.sha256().digest(bytes));
    }

    /** {@return the seed as 64 hexadecimal digits: for publication after the lobby has closed, and for nothing before} */
    public String reveal() {
        return HEX.formatHex(bytes);
    }

    Mac mac() {
        return Crypto.hmac(bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LotterySeed seed && MessageDigest.isEqual(bytes, seed.bytes);
    }

    @Override
    public int hashCode() {
        return commitment().hashCode();
    }

    /** The seed is a secret, so its commitment stands for it. */
    @Override
    public String toString() {
        return "Seed[commitment=" + commitment() + "]";
    }
}
