package io.cygi.web.token;

import java.time.Clock;
import java.util.Map;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.MappedJwtClaimSetConverter;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/** Creates the decoders of bearer tokens. Tokens are signed with RSA and SHA-256, and with no other algorithm. */
public final class TokenDecoders {

    private TokenDecoders() {}

    /**
     * {@return a decoder that verifies each token completely}
     *
     * @param keys the keys that sign tokens
     * @param accepted the claims that a token must have
     * @param access checks whether the access of a token has ended; called for tokens with valid claims only
     * @param clock the clock for periods of validity
     */
    public static JwtDecoder verifying(
            VerificationKeys keys, AcceptedTokens accepted, OAuth2TokenValidator<Jwt> access, Clock clock) {
        OAuth2TokenValidator<Jwt> claims = TokenChecks.of(accepted, clock);
        return new KeyedJwtDecoder(
                keys,
                clock,
                signature -> checked(signature, token -> {
                    OAuth2TokenValidatorResult result = claims.validate(token);
                    // The access is checked only for a token that names an account.
                    return result.hasErrors() ? result : access.validate(token);
                }));
    }

    /**
     * {@return a decoder that caches verified tokens} It checks the period of validity and the access on each request.
     *
     * @param verifying verifies tokens that are not cached
     * @param accepted the claims that a token must have
     * @param access checks whether the access of a token has ended
     * @param clock the clock for periods of validity
     */
    public static JwtDecoder caching(
            JwtDecoder verifying, AcceptedTokens accepted, OAuth2TokenValidator<Jwt> access, Clock clock) {
        return new CachingJwtDecoder(verifying, TokenChecks.timestamps(accepted, clock), access);
    }

    /**
     * Adds the checks of claims. The issuer is compared as text, because parsing it as an address costs time for each
     * token.
     */
    private static JwtDecoder checked(NimbusJwtDecoder signature, OAuth2TokenValidator<Jwt> checks) {
        MappedJwtClaimSetConverter types =
                MappedJwtClaimSetConverter.withDefaults(Map.of(JwtClaimNames.ISS, issuer -> issuer));
        signature.setClaimSetConverter(claims -> types.convert(issuedAtSomeTime(claims)));
        signature.setJwtValidator(checks);
        return signature;
    }

    /**
     * Refuses a token without a time of issue. The framework would assume a time in the future, and an earlier end of
     * access would have no effect.
     */
    private static Map<String, Object> issuedAtSomeTime(Map<String, Object> claims) {
        if (!claims.containsKey(JwtClaimNames.IAT)) {
            throw new BadJwtException("The token has no time of issue.");
        }
        return claims;
    }
}
