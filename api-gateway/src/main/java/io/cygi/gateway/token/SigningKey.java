package io.cygi.gateway.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.RSAKey;
import io.cygi.web.token.VerificationKey;
import java.time.Instant;

/**
 * A signing key with the times of its life. The times are derived from what is stored of all keys, so every process
 * that reads the same folder gets the same times.
 *
 * @param jwk the key pair; its identifier is the {@code kid} of tokens
 * @param createdAt time at which the key was created
 * @param signsFrom time from which the key signs tokens
 * @param signsUntil time at which its successor takes over, {@link Instant#MAX} for the newest
 * @param verifiesUntil time at which the last token of the key expires
 */
public record SigningKey(RSAKey jwk, Instant createdAt, Instant signsFrom, Instant signsUntil, Instant verifiesUntil) {

    /** {@return the key's identifier} */
    public String keyId() {
        return jwk.getKeyID();
    }

    /** {@return the public part of the key} */
    VerificationKey verification() {
        try {
            return new VerificationKey(keyId(), jwk.toRSAPublicKey(), verifiesUntil);
        } catch (JOSEException e) {
            throw new IllegalStateException("A signing key has no public part", e);
        }
    }

    /** {@return the key's state} @param now the current time */
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

    /** The state of a key, in the order of its life. */
    public enum State {
        /** The key is published, and not used yet. */
        PUBLISHED,
        /** The key signs new tokens. */
        SIGNING,
        /** The key only verifies tokens that it signed before. */
        VERIFYING,
        /** The key is neither published nor used. */
        RETIRED
    }
}
