package io.cygi.gateway.authorization.grant;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.keygen.Base64StringKeyGenerator;
import org.springframework.security.crypto.keygen.StringKeyGenerator;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenGenerator;

/**
 * Generates refresh tokens of 256 random bits, for public clients as well: a token that is used once, and whose second
 * use is noticed, is safe with them (RFC 9700). A refresh token expires with its grant at the latest.
 */
public final class RefreshTokenGenerator implements OAuth2TokenGenerator<OAuth2RefreshToken> {

    private static final int RANDOM_BYTES = 32;

    private final StringKeyGenerator random =
            new Base64StringKeyGenerator(Base64.getUrlEncoder().withoutPadding(), RANDOM_BYTES);
    private final Clock clock;
    private final Duration grantTimeToLive;

    /** Creates the generator. @param grantTimeToLive longest lifetime of a grant */
    public RefreshTokenGenerator(Clock clock, Duration grantTimeToLive) {
        this.clock = clock;
        this.grantTimeToLive = grantTimeToLive;
    }

    @Override
    public @Nullable OAuth2RefreshToken generate(OAuth2TokenContext context) {
        if (!OAuth2TokenType.REFRESH_TOKEN.equals(context.getTokenType())) {
            return null;
        }
        Instant now = clock.instant();
        @Nullable OAuth2Authorization authorization = context.getAuthorization();
        @Nullable ShownToken shown = authorization == null ? null : authorization.getAttribute(ShownToken.ATTRIBUTE);
        Instant end = (shown == null ? now : shown.grant().createdAt()).plus(grantTimeToLive);
        Instant unused =
                now.plus(context.getRegisteredClient().getTokenSettings().getRefreshTokenTimeToLive());
        return new OAuth2RefreshToken(random.generateKey(), now, unused.isBefore(end) ? unused : end);
    }
}
