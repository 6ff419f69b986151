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
     * @param decoder the edge's, which need remember nothing; null where this process has none and knows nobody
     * @param trust tells whether what is remembered of an account's tokens still counts
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

    /** {@return whether it can tell at all} */
    public boolean verifies() {
        return decoder != null;
    }

    @Override
    public void issued(String token, AccountId accountId, List<String> roles, Instant expiresAt) {
        if (roles.contains(ROLE)) {
            verified.add(Key.of(token, accountId), expiresAt.getEpochSecond(), now());
        }
    }

    /** {@return who sends the request; nothing where that is no fan, or the edge has to say what is wrong with the token} */
    Optional<AccountId> fan(HttpServletRequest request) {
        @Nullable String token = BearerHeader.plainToken(request);
        if (token == null) {
            return Optional.empty();
        }
        return claimed(token).filter(account -> remembered(token, account)).or(() -> verify(token));
    }

    /** {@return whose the token says that it is, which is nothing to believe unless it was found good as this fan's} */
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
            // The verifier says so, too.
            return Optional.empty();
        }
    }

    /** {@return whether a fan sends the request} @param account the fan's */
    boolean isFan(HttpServletRequest request, AccountId account) {
        @Nullable String token = BearerHeader.plainToken(request);
        return token != null
                && (remembered(token, account)
                        || verify(token).filter(account::equals).isPresent());
    }

    /** {@return whether the token was found good and nothing has happened since that a new look could tell} */
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
            // The edge reads it again and says what is wrong with it.
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
