package io.cygi.web.token;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtValidationException;

/**
 * Caches verified tokens until they expire. A fan sends the same token with several requests in a row, and verifying
 * its signature is most of what a request costs the edge. Only valid tokens are cached, by their whole text. The time
 * and whether the token's access has ended are checked on each request.
 */
final class CachingJwtDecoder implements JwtDecoder {

    /** Bound on the cached tokens, which take about three kilobytes each. */
    private static final int CACHED_MAX = 10_000;

    private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(1);

    private final JwtDecoder decoder;
    private final OAuth2TokenValidator<Jwt> timestamps;
    private final OAuth2TokenValidator<Jwt> access;
    private final Cache<String, Jwt> verified = Caffeine.newBuilder()
            .maximumSize(CACHED_MAX)
            .expireAfterAccess(FORGOTTEN_AFTER)
            // With another executor each added token would wake a thread.
            .executor(Runnable::run)
            .build();

    /**
     * Creates an empty cache.
     *
     * @param decoder verifies a token completely
     * @param timestamps checks the token's period of validity
     * @param access checks whether the token's access has ended
     */
    CachingJwtDecoder(JwtDecoder decoder, OAuth2TokenValidator<Jwt> timestamps, OAuth2TokenValidator<Jwt> access) {
        this.decoder = decoder;
        this.timestamps = timestamps;
        this.access = access;
    }

    @Override
    public Jwt decode(String token) {
        Jwt known = verified.getIfPresent(token);
        if (known == null) {
            Jwt decoded = decoder.decode(token);
            verified.put(token, decoded);
            return decoded;
        }
        require(timestamps.validate(known), token);
        require(access.validate(known), token);
        return known;
    }

    private void require(OAuth2TokenValidatorResult result, String token) {
        if (result.hasErrors()) {
            verified.invalidate(token);
            throw new JwtValidationException("The token does not count any more.", result.getErrors());
        }
    }
}
