package io.cygi.queue.challenge;

import io.cygi.contracts.value.AccountId;
import io.cygi.contracts.value.ConcertId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Issues challenges and checks their solutions. Issued challenges are not stored. */
public final class ProofOfWork {

    /**
     * Validity of a challenge. Slow telephones solve the hardest reasonable challenge in this time, and it is too short
     * to collect challenges.
     */
    public static final Duration TIME_TO_LIVE = Duration.ofMinutes(2);

    /** Highest difficulty that a room may ask for, in zero bits: sixteen million tries on average. */
    public static final int DIFFICULTY_MAX = 24;

    private static final int LENGTH_MAX = 128;
    private static final int SOLUTION_LENGTH_MAX = 16;
    private static final int PARTS = 5;
    private static final int NONCE_BYTES = 8;
    private static final HexFormat HEX = HexFormat.of();

    private final SecretKeySpec key;
    private final Clock clock;
    private final SpentChallengeCache spent;
    private final SecureRandom random = new SecureRandom();

    /**
     * Creates the proof of work.
     *
     * @param secret the secret that signs challenges, the same in every process; at least 32 bytes
     * @param clock tells the time
     * @param rememberedMax the most accepted challenges that are remembered, so that none is accepted twice; at most 22
     *     bytes each
     */
    public ProofOfWork(byte[] secret, Clock clock, int rememberedMax) {
        if (secret.length < 32) {
            throw new IllegalArgumentException("a secret is at least 32 bytes");
        }
        this.key = new SecretKeySpec(secret, "HmacSHA256");
        this.clock = clock;
        this.spent = new SpentChallengeCache(TIME_TO_LIVE.toSeconds(), rememberedMax);
    }

    /**
     * {@return a new challenge}
     *
     * @param room the room to join
     * @param account the account that wants to join
     * @param bits the room's difficulty, 1 to {@value #DIFFICULTY_MAX}; one more doubles the work
     */
    public String issue(ConcertId room, AccountId account, int bits) {
        if (bits < 1 || bits > DIFFICULTY_MAX) {
            throw new IllegalArgumentException("a difficulty is 1 to " + DIFFICULTY_MAX + " bits");
        }
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        long expiry = clock.instant().plus(TIME_TO_LIVE).getEpochSecond();
        String terms = "1." + bits + '.' + expiry + '.' + HEX.formatHex(nonce);
        return terms + '.' + HEX.formatHex(code(terms, room, account));
    }

    /**
     * {@return the verdict on a solved challenge}
     *
     * @param challenge the challenge that the caller shows
     * @param solution the caller's solution
     * @param room the room to join
     * @param account the account that wants to join
     */
    public ProofVerdict check(String challenge, String solution, ConcertId room, AccountId account) {
        String[] parts = challenge.length() > LENGTH_MAX ? new String[0] : challenge.split("\\.", -1);
        if (parts.length != PARTS) {
            return ProofVerdict.FORGED;
        }
        byte[] code = code(challenge.substring(0, challenge.lastIndexOf('.')), room, account);
        byte[] claimed = parts[4].getBytes(StandardCharsets.UTF_8);
        if (!MessageDigest.isEqual(HEX.formatHex(code).getBytes(StandardCharsets.UTF_8), claimed)) {
            return ProofVerdict.FORGED;
        }
        // The signature has been checked: the terms are genuine from here on.
        long now = clock.instant().getEpochSecond();
        if (now >= Long.parseLong(parts[2])) {
            return ProofVerdict.EXPIRED;
        }
        if (!isNumber(solution) || zeroBits(work(code, solution)) < Integer.parseInt(parts[1])) {
            return ProofVerdict.UNSOLVED;
        }
        return spent.spend(ByteBuffer.wrap(code).getLong(), now);
    }

    private byte[] code(String terms, ConcertId room, AccountId account) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            String text = "cygi challenge\n" + terms + '\n' + room.value() + '\n' + account.value();
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This JDK has no HMAC-SHA-256", e);
        }
    }

    private static boolean isNumber(String solution) {
        return !solution.isEmpty()
                && solution.length() <= SOLUTION_LENGTH_MAX
                && solution.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static byte[] work(byte[] code, String solution) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(code);
            return digest.digest(solution.getBytes(StandardCharsets.US_ASCII));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This JDK has no SHA-256", e);
        }
    }

    /** {@return the number of zero bits that the hash begins with, 64 at most} */
    private static int zeroBits(byte[] hash) {
        return Long.numberOfLeadingZeros(ByteBuffer.wrap(hash).getLong());
    }
}
