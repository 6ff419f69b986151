package io.cygi.gateway.token;

import com.nimbusds.jose.jwk.RSAKey;
import java.time.Instant;

/**
 * A key that tokens are signed with for a time. The time follows from what is stored of all keys, so every process that
 * reads the same folder comes to the same.
 *
 * @param jwk the key pair; its identifier is the {@code kid} of tokens
 * @param createdAt when it was made
 * @param signsFrom from when on tokens are signed with it
 * @param signsUntil when its successor takes over, {@link Instant#MAX} for the newest
 * @param verifiesUntil when the last token that was signed with it has expired
 */
public record SigningKey(RSAKey jwk, Instant createdAt, Instant signsFrom, Instant signsUntil, Instant verifiesUntil) {

    /** {@return the identifier} */
    public String keyId() {
        return jwk.getKeyID();
    }

    /** {@return what it is used for} @param now the time */
    public State state(Instant now) {
        if (!now.isBefore(verifiesUntil)) {
            return State.RETIRED;
        }
        if (!now.isBefore(signsUntil)) {
            return State.VERIFYING;
        }
        return now.isBefore(signsFrom) ? State.PUBLISHED : State.SIGNING;
    }

    /** Leaves out the key. */
    @Override
    public String toString() {
        return "SigningKey[keyId=" + keyId() + ", signsFrom=" + signsFrom + "]";
    }

    /** The life of a key, in order. */
    public enum State {
        /** It is published, and not used yet. */
        PUBLISHED,
        /** New tokens are signed with it. */
        SIGNING,
        /** Only tokens that were signed before are verified with it. */
        VERIFYING,
        /** It is neither published nor used. */
        RETIRED
    }
}
