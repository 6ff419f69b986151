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
     * The claim with the millisecond of issue. {@code iat} has the second only, and a token from the second in which
     * access ended would not be valid.
     */
    public static final String ISSUED_MILLIS = "iat_ms";

    /** Lifetime of a token with which the edge passes requests of a session on to services. */
    public static final Duration RELAYED_FOR = Duration.ofMinutes(2);

    private final JwtEncoder encoder;
    private final Clock clock;
    private final String issuer;
    private final String audience;
    private final Duration timeToLive;
    private final Consumer<Consumer<TokenListener>> listeners;

    /** Creates the issuer. @param listeners passes a call to each listener */
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
     * @param accountId the account's identifier
     * @param nickname the account's nickname
     * @param roles the account's roles
     */
    public Token issue(AccountId accountId, String nickname, List<String> roles) {
        Token token = signed(accountId, nickname, roles, timeToLive);
        listeners.accept(listener -> listener.issued(token.accessToken, accountId, roles, token.expiresAt));
        return token;
    }

    /**
     * {@return a token with which the edge passes requests of the account on to services} No listener learns of it,
     * because no caller gets it.
     *
     * @param accountId the account's identifier
     * @param nickname the account's nickname
     * @param roles the account's roles
     */
    public Token relay(AccountId accountId, String nickname, List<String> roles) {
        return signed(accountId, nickname, roles, RELAYED_FOR);
    }

    private Token signed(AccountId accountId, String nickname, List<String> roles, Duration life) {
        Instant now = clock.instant();
        Instant issuedAt = now.truncatedTo(ChronoUnit.SECONDS);
        Instant expiresAt = issuedAt.plus(life);
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
        return new Token(value, expiresAt);
    }

    /**
     * A bearer token.
     *
     * @param accessToken the token's text
     * @param expiresAt time at which the token expires
     */
    public record Token(String accessToken, Instant expiresAt) {

        /** Leaves out the text, because it is a secret. */
        @Override
        public String toString() {
            return "Token[expiresAt=" + expiresAt + "]";
        }
    }
}
