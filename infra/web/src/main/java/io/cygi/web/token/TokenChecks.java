package io.cygi.web.token;

import io.cygi.contracts.value.AccountId;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtAudienceValidator;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;

/**
 * Checks a token whose signature is valid: issuer, audience, time, subject and roles. Every service that accepts tokens
 * makes the same checks.
 */
final class TokenChecks {

    private TokenChecks() {}

    /**
     * {@return all checks of claims}
     *
     * @param accepted the claims that a token must have
     * @param clock the clock for the period of validity
     */
    static OAuth2TokenValidator<Jwt> of(AcceptedTokens accepted, Clock clock) {
        return new DelegatingOAuth2TokenValidator<>(List.of(
                timestamps(accepted, clock),
                new JwtIssuerValidator(accepted.issuer()),
                new JwtAudienceValidator(accepted.audience()),
                new JwtClaimValidator<Object>(JwtClaimNames.SUB, TokenChecks::isAccount),
                new JwtClaimValidator<Object>("roles", TokenChecks::areRoles)));
    }

    /** {@return the check of a token's period of validity, which is made on each request} */
    static JwtTimestampValidator timestamps(AcceptedTokens accepted, Clock clock) {
        JwtTimestampValidator timestamps = new JwtTimestampValidator(accepted.clockSkew());
        timestamps.setAllowEmptyExpiryClaim(false);
        timestamps.setAllowEmptyNotBeforeClaim(false);
        timestamps.setClock(clock);
        return timestamps;
    }

    private static boolean isAccount(@Nullable Object subject) {
        if (!(subject instanceof String value)) {
            return false;
        }
        try {
            new AccountId(value);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean areRoles(@Nullable Object roles) {
        return roles instanceof List<?> list && list.stream().allMatch(String.class::isInstance);
    }
}
