package io.cygi.gateway.token;

import io.cygi.contracts.value.AccountId;
import io.cygi.web.caller.TokenListener;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;

/** Issues bearer tokens. */
public final class TokenIssuer {

    /**
     * The claim that tells the millisecond of issue. {@code iat} tells the second, and a token that is issued in the second
     * after access has ended would not count.
     */
    public static final String ISSUED_MILLIS = "iat_ms";

    private final JwtEncoder encoder;
    private final Clock clock;
    private final String issuer;
    private final String audience;
    private final Duration timeToLive;
    private final Consumer<Consumer<TokenListener>> listeners;

    /** @param listeners tells something to each */
    TokenIssuer(
            JwtEncoder encoder, Clock clock, TokenProperties properties, Consumer<Consumer<TokenListener>> listeners) {
        this.encoder = encoder;
        this.clock = clock;
        this.issuer = properties.issuer();
        this.audience = properties.audience();
        this.timeToLive = properties.timeToLive();
        this.listeners = listeners;
    }

    /**
     * {@return a token that lets its bearer act for the account}
     *
     * @param accountId whose it is
     * @param nickname what to call them
     * @param roles what they may reach
     */
    public Token issue(AccountId accountId, String nickname, List<String> roles) {
        Instant now = clock.instant();
        Instant issuedAt = now.truncatedTo(ChronoUnit.SECONDS);
        Instant expiresAt = issuedAt.plus(timeToLive);
        JwtClaimsSet claims = JwtClaimsSet.builder()
                .issuer(issuer)
                .audience(List.of(audience))
                .subject(accountId.value())
                .issuedAt(issuedAt)
                .notBefore(issuedAt)
                .expiresAt(expiresAt)
                .claim(ISSUED_MILLIS, now.toEpochMilli())
                .claim("nickname", nickname)
                .claim("roles", roles)
                .build();
        JwsHeader header = JwsHeader.with(SignatureAlgorithm.RS256).type("JWT").build();
        String value = encoder.encode(JwtEncoderParameters.from(header, claims)).getTokenValue();
        listeners.accept(listener -> listener.issued(value, accountId, roles, expiresAt));
        return new Token(value, expiresAt);
    }

    /**
     * A bearer token.
     *
     * @param accessToken its text
     * @param expiresAt when it stops counting
     */
    public record Token(String accessToken, Instant expiresAt) {

        /** The text is a secret, so it is left out. */
        @Override
        public String toString() {
            return "Token[expiresAt=" + expiresAt + "]";
        }
    }
}
