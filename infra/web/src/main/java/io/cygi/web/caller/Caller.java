package io.cygi.web.caller;

import io.cygi.contracts.value.AccountId;
import io.cygi.contracts.value.Requester;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;

/**
 * The account that sent the request, from a verified token. Controllers of protected endpoints take it as a parameter.
 *
 * @param accountId the account's identifier
 * @param nickname the account's nickname
 * @param roles {@code FAN}, {@code ORGANIZER}, {@code ADMIN}
 */
public record Caller(AccountId accountId, String nickname, Set<String> roles) {

    /**
     * {@return the caller of the request that this thread answers}
     *
     * @throws InvalidBearerTokenException if no token was verified, or the token names no account
     */
    public static Caller current() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication == null || !(authentication.getPrincipal() instanceof Jwt token)) {
            throw new InvalidBearerTokenException("no verified token");
        }
        try {
            AccountId accountId = new AccountId(Objects.requireNonNullElse(token.getSubject(), ""));
            String nickname = Objects.requireNonNullElse(token.getClaimAsString("nickname"), accountId.value());
            List<String> roles = Objects.requireNonNullElse(token.getClaimAsStringList("roles"), List.of());
            return new Caller(accountId, nickname, Set.copyOf(new TreeSet<>(roles)));
        } catch (IllegalArgumentException e) {
            throw new InvalidBearerTokenException("the token's subject is not an account", e);
        }
    }

    /** {@return whether the caller is an admin} */
    public boolean admin() {
        return roles.contains("ADMIN");
    }

    /** {@return the caller in the form that commands carry} */
    public Requester requester() {
        return new Requester(accountId, admin());
    }
}
