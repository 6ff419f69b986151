package io.cygi.queue.http.fan;

import io.cygi.contracts.value.AccountId;
import io.cygi.queue.http.fan.VerifiedTokenCache.Key;
import io.cygi.web.caller.BearerHeader;
import io.cygi.web.caller.TokenListener;
import io.cygi.web.caller.TokenTrust;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/**
 * Identifies the fan by the bearer token, and verifies tokens as the edge does. Waiting fans show the same token again
 * and again, and there are more of them than the edge's cache holds; so verified and newly issued tokens are cached
 * here, in a few bytes each.
 */
public final class FanTokenVerifier implements TokenListener {

    private static final String ROLE = "FAN";

    private static final Base64.Decoder BASE64 = Base64.getUrlDecoder();

    private final @Nullable JwtDecoder decoder;
    private final VerifiedTokenCache verified;
    private final TokenTrust trust;
    private final ObjectReader json;
    private final Clock clock;

    /**
     * Creates the fan token verifier.
     *
     * @param decoder the edge's decoder, which needs no cache; null if this process has none and can verify nobody
     * @param trust tells whether cached tokens of an account are still valid
     */
    FanTokenVerifier(
            @Nullable JwtDecoder decoder, VerifiedTokenCache verified, TokenTrust trust, JsonMapper json, Clock clock) {
        this.decoder = decoder;
        this.verified = verified;
        this.trust = trust;
        this.json = json.readerFor(Claims.class).without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        this.clock = clock;
    }

    private record Claims(@Nullable String sub) {}

    /** {@return whether this process can verify tokens} */
    public boolean verifies() {
        return decoder != null;
    }

    @Override
    public void issued(String token, AccountId accountId, List<String> roles, Instant expiresAt) {
        if (roles.contains(ROLE)) {
            verified.add(Key.of(token, accountId), expiresAt.getEpochSecond(), now());
        }
    }

    /**
     * {@return the fan who sends the request; nothing if the caller is no fan, or if the edge has to refuse the token}
     */
    Optional<AccountId> fan(HttpServletRequest request) {
        @Nullable String token = BearerHeader.plainToken(request);
        if (token == null) {
            return Optional.empty();
        }
        return claimed(token).filter(account -> remembered(token, account)).or(() -> verify(token));
    }

    /**
     * {@return the account that the token claims to be of} The claim is not verified. It only finds the cached entry of
     * the token.
     */
    private Optional<AccountId> claimed(String token) {
        int from = token.indexOf('.') + 1;
        int to = token.indexOf('.', from);
        if (from == 0 || to < 0) {
            return Optional.empty();
        }
        try {
            @Nullable Claims claims = json.readValue(BASE64.decode(token.substring(from, to)));
            return Optional.ofNullable(claims).map(Claims::sub).map(AccountId::new);
        } catch (JacksonException | IllegalArgumentException e) {
            // The verifier refuses such a token.
            return Optional.empty();
        }
    }

    /** {@return whether this fan sends the request} @param account the fan's account */
    boolean isFan(HttpServletRequest request, AccountId account) {
        @Nullable String token = BearerHeader.plainToken(request);
        return token != null
                && (remembered(token, account)
                        || verify(token).filter(account::equals).isPresent());
    }

    /** {@return whether the token was verified before and the account's tokens are still trusted} */
    private boolean remembered(String token, AccountId account) {
        return verified.contains(Key.of(token, account), now()) && trust.unchanged(account);
    }

    private Optional<AccountId> verify(String token) {
        if (decoder == null) {
            return Optional.empty();
        }
        try {
            Jwt decoded = decoder.decode(token);
            Optional<AccountId> fan = fan(decoded);
            @Nullable Instant until = decoded.getExpiresAt();
            if (fan.isPresent() && until != null) {
                verified.add(Key.of(token, fan.get()), until.getEpochSecond(), now());
            }
            return fan;
        } catch (JwtException | IllegalArgumentException e) {
            // The edge verifies the token again and refuses the request with the reason.
            return Optional.empty();
        }
    }

    private long now() {
        return Math.floorDiv(clock.millis(), 1_000L);
    }

    private static Optional<AccountId> fan(Jwt token) {
        @Nullable List<String> roles = token.getClaimAsStringList("roles");
        @Nullable String subject = token.getSubject();
        return roles == null || subject == null || !roles.contains(ROLE)
                ? Optional.empty()
                : Optional.of(new AccountId(subject));
    }
}
