package io.cygi.lottery;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.NamedParameterSpec;

/** The Ed25519 key that signs receipts and closing statements. */
public final class LotterySigningKey {

    static final String ALGORITHM = "Ed25519";

    private final PrivateKey secret;
    private final LotteryPublicKey published;

    private LotterySigningKey(PrivateKey secret, LotteryPublicKey published) {
        this.secret = secret;
        this.published = published;
    }

    /**
     * {@return the key that is derived from a secret: the same in every process and after every restart}
     *
     * @param secret the secret, 32 bytes that nobody else knows
     */
    public static LotterySigningKey derive(byte[] secret) {
        if (secret.length != Crypto.HASH_BYTES) {
            throw new IllegalArgumentException("a key follows from 32 bytes");
        }
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(ALGORITHM);
            generator.initialize(NamedParameterSpec.ED25519, new Told(secret));
            KeyPair pair = generator.generateKeyPair();
            return new LotterySigningKey(pair.getPrivate(), LotteryPublicKey.of(pair.getPublic()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This JDK has no " + ALGORITHM, e);
        }
    }

    /** A source of given bytes instead of random ones. An Ed25519 secret is 32 bytes as they come. */
    private static final class Told extends SecureRandom {

        private static final long serialVersionUID = 1L;

        private final byte[] bytes;

        Told(byte[] bytes) {
            this.bytes = bytes.clone();
        }

        @Override
        public void nextBytes(byte[] wanted) {
            if (wanted.length != bytes.length) {
                throw new IllegalStateException("This JDK makes " + ALGORITHM + " keys of another number of bytes");
            }
            System.arraycopy(bytes, 0, wanted, 0, wanted.length);
        }
    }

    /** {@return the public half} */
    public LotteryPublicKey published() {
        return published;
    }

    /** {@return the signature of the text} */
    String sign(String text) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(secret);
            signature.update(text.getBytes(StandardCharsets.UTF_8));
            return Crypto.encode(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Cannot sign", e);
        }
    }

    /** {@return a text without the secret half} */
    @Override
    public String toString() {
        return "LotterySigningKey[published=" + published + "]";
    }
}
