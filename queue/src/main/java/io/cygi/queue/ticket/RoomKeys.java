package io.cygi.queue.ticket;

import io.cygi.messaging.SecretFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The secret that signs tickets and passes and makes account hashes. Every process of a platform has the same one: from
 * a property, or in the data folder of a single process.
 */
public final class RoomKeys {

    private static final String FILE = "waiting-room.key";
    private static final String ALGORITHM = "HmacSHA256";
    private static final int BYTES = 32;

    private final Mac tickets;
    private final Mac passes;
    private final Mac accounts;
    private final Mac ids;
    private final byte[] lobbies;
    private final byte[] receipts;
    private final byte[] challenges;

    /** Creates the room keys. @param master at least 32 random bytes */
    public RoomKeys(byte[] master) {
        if (master.length < BYTES) {
            throw new IllegalStateException("The waiting room's key has to be " + BYTES + " bytes at least.");
        }
        this.tickets = derived(master, "ticket");
        this.passes = derived(master, "pass");
        this.accounts = derived(master, "account");
        this.ids = derived(master, "id");
        this.lobbies = secret(master, "lobby");
        this.receipts = secret(master, "receipt");
        this.challenges = secret(master, "challenge");
    }

    /**
     * {@return the configured key, or the one in the folder, which is created if there is none}
     *
     * @param set the configured secret in Base64, or null
     * @param folder the folder of keys
     */
    public static RoomKeys of(@Nullable String set, Path folder) {
        Path file = folder.resolve(FILE);
        try {
            String text = set != null ? set : SecretFiles.readOrCreate(file, RoomKeys::generate);
            return new RoomKeys(Base64.getDecoder().decode(text.strip()));
        } catch (IllegalArgumentException e) {
            // The cause would quote the key.
            throw new IllegalStateException("The waiting room's key is not Base64; see "
                    + (set != null ? "the property cygi.waiting-room.key" : file) + ".");
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read or write the waiting room's key " + file, e);
        }
    }

    private static String generate() {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static Mac derived(byte[] master, String purpose) {
        return mac(secret(master, purpose));
    }

    private static byte[] secret(byte[] master, String purpose) {
        return mac(master).doFinal(purpose.getBytes(StandardCharsets.UTF_8));
    }

    private static Mac mac(byte[] key) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This JDK has no " + ALGORITHM, e);
        }
    }

    /** {@return the secret that the seeds of lobbies are derived from} */
    public byte[] lobbySecret() {
        return lobbies.clone();
    }

    /** {@return the secret that the signing key of receipts and lists is derived from} */
    public byte[] receiptSecret() {
        return receipts.clone();
    }

    /** {@return the secret that signs challenges} */
    public byte[] challengeSecret() {
        return challenges.clone();
    }

    byte[] signTicket(ByteBuffer content) {
        return sign(tickets, content);
    }

    byte[] signPass(ByteBuffer content) {
        return sign(passes, content);
    }

    byte[] id(ByteBuffer content) {
        return sign(ids, content);
    }

    /**
     * {@return the account hash: 64 bits that stand for an account in a room and tell nothing without the key}
     *
     * @param room the room
     * @param account the account
     */
    public long account(String room, String account) {
        return ByteBuffer.wrap(sign(accounts, ByteBuffer.wrap((room + '/' + account).getBytes(StandardCharsets.UTF_8))))
                .getLong();
    }

    private static byte[] sign(Mac prototype, ByteBuffer content) {
        try {
            Mac mac = (Mac) prototype.clone();
            mac.update(content);
            return mac.doFinal();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("This JDK's " + ALGORITHM + " cannot be copied", e);
        }
    }
}
