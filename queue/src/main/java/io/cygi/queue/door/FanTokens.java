package io.cygi.queue.door;

import io.cygi.contracts.value.AccountId;
import io.cygi.queue.door.VerifiedTokens.Key;
import io.cygi.web.BearerHeader;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;

/**
 * Tells which fan sends a request, and verifies tokens as the edge does. Whoever waits shows the same token again and
 * again, and many more do than the edge remembers; so what was found good is remembered here, in a few bytes.
 */
final class FanTokens {

    private static final String ROLE = "FAN";

    private final JwtDecoder decoder;
    private final VerifiedTokens verified;
    private final Clock clock;

    /** @param decoder the edge's, which need remember nothing */
    FanTokens(JwtDecoder decoder, VerifiedTokens verified, Clock clock) {
        this.decoder = decoder;
        this.verified = verified;
        this.clock = clock;
    }

    /** {@return who sends the request; nothing where that is no fan, or the edge has to say what is wrong with the token} */
    Optional<AccountId> fan(HttpServletRequest request) {
        @Nullable String token = BearerHeader.plainToken(request);
        return token == null ? Optional.empty() : verify(token);
    }

    /** {@return whether a fan sends the request} @param account the fan's */
    boolean isFan(HttpServletRequest request, AccountId account) {
        @Nullable String token = BearerHeader.plainToken(request);
        return token != null
                && (verified.contains(Key.of(token, account), now())
                        || verify(token).filter(account::equals).isPresent());
    }

    private Optional<AccountId> verify(String token) {
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
