package io.cygi.queue.door;

import io.cygi.contracts.value.AccountId;
import io.cygi.web.BearerHeader;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;

/** Tells which fan sends a request, as the edge does, by the same decoder. */
final class FanTokens {

    private static final String ROLE = "FAN";

    private final JwtDecoder decoder;

    FanTokens(JwtDecoder decoder) {
        this.decoder = decoder;
    }

    /** {@return who sends the request; nothing where that is no fan, or the edge has to say what is wrong with the token} */
    Optional<AccountId> fan(HttpServletRequest request) {
        @Nullable String token = BearerHeader.plainToken(request);
        if (token == null) {
            return Optional.empty();
        }
        try {
            return fan(decoder.decode(token));
        } catch (JwtException | IllegalArgumentException e) {
            // The edge reads it again and says what is wrong with it.
            return Optional.empty();
        }
    }

    private static Optional<AccountId> fan(Jwt token) {
        @Nullable List<String> roles = token.getClaimAsStringList("roles");
        @Nullable String subject = token.getSubject();
        return roles == null || subject == null || !roles.contains(ROLE)
                ? Optional.empty()
                : Optional.of(new AccountId(subject));
    }
}
