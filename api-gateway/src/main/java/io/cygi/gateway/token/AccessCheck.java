package io.cygi.gateway.token;

import io.cygi.contracts.value.AccountId;
import io.cygi.gateway.account.AccountAccess;
import io.cygi.web.caller.TokenTrust;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * Refuses tokens whose account is locked or erased, and tokens that were revoked. Called on each request, and answers
 * from memory.
 */
final class AccessCheck implements OAuth2TokenValidator<Jwt>, TokenTrust {

    private static final OAuth2TokenValidatorResult ENDED = OAuth2TokenValidatorResult.failure(
            new OAuth2Error(OAuth2ErrorCodes.INVALID_TOKEN, "The token's access has ended.", null));
    private static final OAuth2TokenValidatorResult COUNTS = OAuth2TokenValidatorResult.success();

    private final Supplier<@Nullable AccountAccess> accounts;
    private final Supplier<@Nullable RevokedTokens> revoked;
    private final Clock clock;
    private final Duration longestLife;

    /**
     * Creates the check.
     *
     * @param accounts null if this process has no accounts
     * @param revoked null if this process issues no revocable tokens
     * @param longestLife longest lifetime of a token
     */
    AccessCheck(
            Supplier<@Nullable AccountAccess> accounts,
            Supplier<@Nullable RevokedTokens> revoked,
            Clock clock,
            Duration longestLife) {
        this.accounts = accounts;
        this.revoked = revoked;
        this.clock = clock;
        this.longestLife = longestLife;
    }

    @Override
    public OAuth2TokenValidatorResult validate(Jwt token) {
        if (!fresh()) {
            throw new AccessUnknownException();
        }
        return counts(token) ? COUNTS : ENDED;
    }

    /** {@return whether the token's access has not ended} */
    boolean counts(Jwt token) {
        @Nullable String subject = token.getSubject();
        @Nullable Instant issuedAt = issuedAt(token);
        if (subject == null || issuedAt == null) {
            return false;
        }
        @Nullable RevokedTokens revocations = revoked.get();
        if (revocations != null && revocations.contains(token)) {
            return false;
        }
        @Nullable AccountAccess access = accounts.get();
        return access == null || access.counts(new AccountId(subject), issuedAt);
    }

    private boolean fresh() {
        @Nullable RevokedTokens revocations = revoked.get();
        @Nullable AccountAccess access = accounts.get();
        return (revocations == null || revocations.fresh()) && (access == null || access.fresh());
    }

    private static @Nullable Instant issuedAt(Jwt token) {
        return token.getClaims().get(TokenIssuer.ISSUED_MILLIS) instanceof Number millis
                ? Instant.ofEpochMilli(millis.longValue())
                : token.getIssuedAt();
    }

    @Override
    public boolean unchanged(AccountId accountId) {
        if (!fresh()) {
            // The token is then verified again, which throws.
            return false;
        }
        @Nullable RevokedTokens revocations = revoked.get();
        if (revocations != null && revocations.concern(accountId)) {
            return false;
        }
        @Nullable AccountAccess access = accounts.get();
        return access == null || access.counts(accountId, clock.instant().minus(longestLife));
    }
}
