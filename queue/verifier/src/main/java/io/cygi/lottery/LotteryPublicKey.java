package io.cygi.lottery;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;

/** The public half of a {@link LotterySigningKey}. Anybody can check receipts and lists with it. */
public final class LotteryPublicKey {

    private static final int LENGTH_MAX = 200;

    private final PublicKey key;
    private final String text;

    private LotteryPublicKey(PublicKey key, String text) {
        this.key = key;
        this.text = text;
    }

    static LotteryPublicKey of(PublicKey key) {
        return new LotteryPublicKey(key, Crypto.encode(key.getEncoded()));
    }

    /**
     * {@return the key of a text}
     *
     * @param text the text that {@link #toString()} returns
     * @throws IllegalArgumentException if the text is no key
     */
    public static LotteryPublicKey parse(String text) {
        try {
            if (text.length() <= LENGTH_MAX) {
                X509EncodedKeySpec encoded = new X509EncodedKeySpec(Crypto.decode(text));
                return new LotteryPublicKey(
                        KeyFactory.getInstance(LotterySigningKey.ALGORITHM).generatePublic(encoded), text);
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("not a public key", e);
        }
        throw new IllegalArgumentException("not a public key");
    }

    /** {@return whether the signature of the text was made with this key} */
    public boolean signed(String signedText, String signature) {
        try {
            Signature check = Signature.getInstance(LotterySigningKey.ALGORITHM);
            check.initVerify(key);
            check.update(signedText.getBytes(StandardCharsets.UTF_8));
            return check.verify(Crypto.decode(signature));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            // Such a text is no signature.
            return false;
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LotteryPublicKey published && text.equals(published.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** {@return the key in X.509's encoding, in base64url without padding} */
    @Override
    public String toString() {
        return text;
    }
}
