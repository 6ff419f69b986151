package io.cygi.gateway.token;

import io.cygi.contracts.Sha256;

/** The SHA-256 of a secret that is too random to be guessed. No salt and no slow function is needed for such. */
public final class TokenHash {

    private TokenHash() {}

    /** {@return the hash in hexadecimal} @param secret at least 128 random bits */
    public static String of(String secret) {
        return Sha256.hex(secret);
    }
}
