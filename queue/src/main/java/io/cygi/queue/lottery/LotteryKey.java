package io.cygi.queue.lottery;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;

/** The Ed25519 key that receipts and closing statements are signed with. */
public final class LotteryKey {

    static final String ALGORITHM = "Ed25519";

    private final PrivateKey secret;
    private final PublishedKey published;

    private LotteryKey(PrivateKey secret, PublishedKey published) {
        this.secret = secret;
        this.published = published;
    }

    /** {@return a new one} */
    public static LotteryKey generate() {
        try {
            KeyPair pair = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
            return new LotteryKey(pair.getPrivate(), PublishedKey.of(pair.getPublic()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This JDK has no " + ALGORITHM, e);
        }
    }

    /**
     * {@return the key that was kept}
     *
     * @param kept what {@link #toKeep()} said
     * @throws IllegalArgumentException where it is no key; neither text nor cause is repeated, for they are secret
     */
    public static LotteryKey parse(String kept) {
        try {
            int dot = kept.indexOf('.');
            PrivateKey secret = KeyFactory.getInstance(ALGORITHM)
                    .generatePrivate(new PKCS8EncodedKeySpec(Crypto.decode(kept.substring(0, Math.max(dot, 0)))));
            LotteryKey key = new LotteryKey(secret, PublishedKey.parse(kept.substring(dot + 1)));
            if (key.published.signed("probe", key.sign("probe"))) {
                return key;
            }
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalArgumentException("The text holds no key of a lottery.");
        }
        throw new IllegalArgumentException("The two halves of the lottery's key do not belong together.");
    }

    /** {@return both halves as one line of text: a secret} */
    public String toKeep() {
        return Crypto.encode(secret.getEncoded()) + '.' + published;
    }

    /** {@return the half that everybody may know} */
    public PublishedKey published() {
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

    /** The secret half is left out. */
    @Override
    public String toString() {
        return "LotteryKey[published=" + published + "]";
    }
}
