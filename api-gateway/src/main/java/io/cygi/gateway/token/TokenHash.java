package io.cygi.gateway.token;

import io.cygi.contracts.Sha256;

/**
 * Computes the SHA-256 of a secret that is too random to be guessed, and therefore needs no salt and no slow function.
 */
public final class TokenHash {

    private TokenHash() {}

    /** {@return the hash in hexadecimal} @param secret a secret of at least 128 random bits */
    public static String of(String secret) {
        return Sha256.hex(secret);
    }
}
