package io.cygi.gateway.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import io.cygi.messaging.SecretFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.text.ParseException;

/** The key that tokens are signed with: made on the first start, kept in the data folder, and nowhere else. */
final class SigningKeys {

    private static final String FILE = "token-signing.jwk";
    private static final int BITS = 2_048;

    private SigningKeys() {}

    /**
     * {@return the key in this folder, which is made where there is none}
     *
     * @param folder the folder
     * @throws IllegalStateException where the file in it is no key
     */
    static RSAKey in(Path folder) {
        Path file = folder.resolve(FILE);
        try {
            RSAKey key = RSAKey.parse(SecretFiles.readOrCreate(file, SigningKeys::generate));
            if (!key.isPrivate() || key.getKeyID() == null || key.size() < BITS) {
                throw new IllegalStateException(unusable(file));
            }
            return key;
        } catch (ParseException e) {
            // The cause would quote the file's content.
            throw new IllegalStateException(unusable(file));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read or write the signing key " + file, e);
        }
    }

    private static String unusable(Path file) {
        return "The file " + file + " holds no usable signing key. Remove it to have a new one made;"
                + " tokens that were signed with the old one then no longer count.";
    }

    private static String generate() {
        try {
            return new RSAKeyGenerator(BITS)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.RS256)
                    .keyIDFromThumbprint(true)
                    .generate()
                    .toJSONString();
        } catch (JOSEException e) {
            throw new IllegalStateException("Cannot generate a signing key", e);
        }
    }
}
