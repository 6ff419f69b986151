package io.cygi.gateway.session;

import io.cygi.gateway.account.Account;
import io.cygi.gateway.account.Role;
import io.cygi.web.caller.Caller;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

/**
 * A valid session, with its account at the time when the session was read.
 *
 * @param stored the stored session
 * @param caller the account in the form that endpoints read
 * @param authentication the account in the form of a bearer token, for the API's security
 */
public record ActiveSession(LoginSession stored, Caller caller, JwtAuthenticationToken authentication) {

    /** Placeholder for the text of a token. Nothing verifies it and no caller gets it. */
    private static final String NO_TOKEN = "session";

    static ActiveSession of(LoginSession stored, Account account, Instant expiresAt) {
        Set<String> roles = account.roles().stream().map(Role::name).collect(Collectors.toUnmodifiableSet());
        Jwt claims = Jwt.withTokenValue(NO_TOKEN)
                .header("alg", "none")
                .subject(account.accountId().value())
                .issuedAt(stored.createdAt())
                .expiresAt(expiresAt)
                .claim("nickname", account.nickname())
                .claim("roles", List.copyOf(roles))
                .build();
        List<GrantedAuthority> authorities = roles.stream()
                .<GrantedAuthority>map(role -> new SimpleGrantedAuthority("ROLE_" + role))
                .toList();
        return new ActiveSession(
                stored,
                new Caller(account.accountId(), account.nickname(), roles),
                new JwtAuthenticationToken(claims, authorities));
    }

    /** {@return whether a token stands for a session and is no bearer token} @param token a verified token */
    static boolean isPlaceholder(Jwt token) {
        return token.getTokenValue().equals(NO_TOKEN);
    }

    /** {@return the account for pages and the authorization server: its identifier and its roles, which are serializable} */
    public Authentication page() {
        return UsernamePasswordAuthenticationToken.authenticated(
                stored.accountId().value(), null, authentication.getAuthorities());
    }

    /** Leaves out personal data, so that it cannot reach a log. */
    @Override
    public String toString() {
        return "ActiveSession[accountId=" + stored.accountId() + "]";
    }
}
