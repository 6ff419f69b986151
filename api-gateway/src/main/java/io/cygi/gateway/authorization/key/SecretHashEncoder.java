package io.cygi.gateway.authorization.key;

import io.cygi.gateway.token.TokenHash;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Compares the secret of an API key with its SHA-256, in constant time. A secret of 256 random bits cannot be guessed,
 * so a slow hash would protect nothing, and wrong secrets would keep the processors busy.
 */
public final class SecretHashEncoder implements PasswordEncoder {

    @Override
    public String encode(@Nullable CharSequence secret) {
        return TokenHash.of(String.valueOf(secret));
    }

    @Override
    public boolean matches(@Nullable CharSequence secret, @Nullable String hash) {
        return secret != null
                && hash != null
                && MessageDigest.isEqual(
                        encode(secret).getBytes(StandardCharsets.US_ASCII), hash.getBytes(StandardCharsets.US_ASCII));
    }
}
