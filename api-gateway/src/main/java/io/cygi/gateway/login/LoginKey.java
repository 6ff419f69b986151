package io.cygi.gateway.login;

import io.cygi.messaging.SecretFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Provides the key that seals logins under way and the tokens of sessions. Every process of a platform has the same
 * key: from the property {@code cygi.login.key}, or from the folder of signing keys, which processes share.
 */
final class LoginKey {

    private static final String PROPERTY = "cygi.login.key";
    private static final String FILE = "login.key";
    private static final int BYTES = 32;

    private LoginKey() {}

    /**
     * {@return the key}
     *
     * @param set the key in Base64, or null for the one in the folder
     * @param folder the folder of signing keys
     */
    static byte[] of(@Nullable String set, Path folder) {
        Path file = folder.resolve(FILE);
        String source = set == null ? "The file " + file : "The property " + PROPERTY;
        try {
            String text = set == null ? SecretFiles.readOrCreate(file, LoginKey::generate) : set;
            byte[] key = Base64.getDecoder().decode(text.strip());
            if (key.length == BYTES) {
                return key;
            }
        } catch (IllegalArgumentException e) {
            // The cause is left out, because it would quote the key.
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read or write the login key " + file, e);
        }
        throw new IllegalStateException(source + " has to be " + BYTES + " random bytes in Base64.");
    }

    private static String generate() {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
