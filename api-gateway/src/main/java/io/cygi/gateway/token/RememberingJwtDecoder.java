package io.cygi.gateway.token;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtValidationException;

/**
 * Verifies a token's signature the first time that it is shown, and its time every time. A fan shows the same token with
 * each of a handful of requests in a row, and verifying is most of what a request costs the edge. Only tokens that were
 * found good are remembered, by their whole text; nothing revokes a token before its time.
 */
final class RememberingJwtDecoder implements JwtDecoder {

    /** About three kilobytes each. */
    private static final int REMEMBERED_MAX = 10_000;

    private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(1);

    private final JwtDecoder decoder;
    private final OAuth2TokenValidator<Jwt> timestamps;
    private final Cache<String, Jwt> verified = Caffeine.newBuilder()
            .maximumSize(REMEMBERED_MAX)
            .expireAfterAccess(FORGOTTEN_AFTER)
            // Else each that is added wakes another thread.
            .executor(Runnable::run)
            .build();

    /** @param decoder verifies everything @param timestamps whether a token counts yet and still */
    RememberingJwtDecoder(JwtDecoder decoder, OAuth2TokenValidator<Jwt> timestamps) {
        this.decoder = decoder;
        this.timestamps = timestamps;
    }

    @Override
    public Jwt decode(String token) {
        Jwt known = verified.getIfPresent(token);
        if (known == null) {
            Jwt decoded = decoder.decode(token);
            verified.put(token, decoded);
            return decoded;
        }
        OAuth2TokenValidatorResult now = timestamps.validate(known);
        if (now.hasErrors()) {
            verified.invalidate(token);
            throw new JwtValidationException("The token does not count any more.", now.getErrors());
        }
        return known;
    }
}
