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
     * {@return the seed of a room, always the same} It need not be stored, and every process opens the lobby with the
     * same seed.
     *
     * @param secret the secret of the platform, at least 32 bytes
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
     * {@return the seed of a text}
     *
     * @param hex 64 lower-case hexadecimal digits
     * @throws IllegalArgumentException if the text is no seed; the message does not repeat the text
     */
    public static LotterySeed parse(String hex) {
        return new LotterySeed(hash(hex));
    }

    /** {@return the hash of a text} @throws IllegalArgumentException if it is not 64 lower-case hexadecimal digits */
    static byte[] hash(String hex) {
        boolean wellFormed = hex.length() == 2 * Crypto.HASH_BYTES
                && hex.chars().allMatch(c -> c >= '0' && c <= '9' || c >= 'a' && c <= 'f');
        if (!wellFormed) {
            throw new IllegalArgumentException("not 64 lower-case hexadecimal digits");
        }
        return HEX.parseHex(hex);
    }

    /** {@return the SHA-256 hash of the seed's 32 bytes, as 64 hexadecimal digits} It tells nothing about the seed. */
    public String commitment() {
        return HEX.formatHex(Crypto.sha256().digest(bytes));
    }

    /** {@return the seed as 64 hexadecimal digits} It may be published only after the lobby has closed. */
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

    /** {@return the commitment, because the seed is a secret} */
    @Override
    public String toString() {
        return "Seed[commitment=" + commitment() + "]";
    }
}
