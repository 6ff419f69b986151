package io.cygi.gateway.authorization;

import io.cygi.contracts.value.AccountId;
import io.cygi.gateway.account.Account;
import io.cygi.gateway.account.Accounts;
import io.cygi.gateway.account.Role;
import io.cygi.gateway.authorization.client.Clients;
import io.cygi.gateway.authorization.grant.RevokedGrants;
import io.cygi.gateway.token.TokenIssuer;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;

/**
 * Adds the claims that the API needs to know of an account to its access tokens. Roles and status are read again for
 * each token; a locked account gets none. The token of an API key acts as an organizer, whatever other roles the
 * account has, and within the key's scopes.
 */
final class AccessTokenClaims implements OAuth2TokenCustomizer<JwtEncodingContext> {

    /** The claim that names the API key in a token that was issued to one. */
    static final String API_KEY = "api_key";

    private final Supplier<Accounts> accounts;
    private final String audience;

    /**
     * Creates the customizer.
     *
     * @param accounts looked up with the first token, because it needs a database
     * @param audience the audience of the API's tokens
     */
    AccessTokenClaims(Supplier<Accounts> accounts, String audience) {
        this.accounts = accounts;
        this.audience = audience;
    }

    @Override
    public void customize(JwtEncodingContext context) {
        boolean key = AuthorizationGrantType.CLIENT_CREDENTIALS.equals(context.getAuthorizationGrantType());
        Account account =
                key ? organizer(context) : active(context.getPrincipal().getName());
        if (!OAuth2TokenType.ACCESS_TOKEN.equals(context.getTokenType())) {
            @Nullable OAuth2Authorization authorization = context.getAuthorization();
            if (authorization != null) {
                // A logout finds the grant by this claim, however old the ID token is.
                context.getClaims().claim(RevokedGrants.CLAIM, authorization.getId());
            }
            return;
        }
        List<String> roles = key
                ? List.of(Role.ORGANIZER.name())
                : account.roles().stream().map(Enum::name).sorted().toList();
        context.getJwsHeader().type("at+jwt");
        context.getClaims()
                .audience(List.of(audience))
                .subject(account.accountId().value())
                .claim("nickname", account.nickname())
                .claim("roles", roles)
                .claim(OAuth2ParameterNames.SCOPE, String.join(" ", context.getAuthorizedScopes()))
                .claims(claims -> {
                    claims.put(
                            RevokedGrants.CLAIM,
                            grantId(context.getAuthorization(), String.valueOf(claims.get("jti"))));
                    if (claims.get("iat") instanceof Instant issuedAt) {
                        claims.put(TokenIssuer.ISSUED_MILLIS, issuedAt.toEpochMilli());
                    }
                });
        if (key) {
            context.getClaims().claim(API_KEY, context.getRegisteredClient().getClientId());
        }
    }

    /** Returns the identifier of the grant. The token of an API key is a grant of its own. */
    private static String grantId(@Nullable OAuth2Authorization authorization, String tokenId) {
        return authorization == null ? tokenId : authorization.getId();
    }

    private Account organizer(JwtEncodingContext context) {
        if (context.getAuthorizedScopes().isEmpty()) {
            throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_SCOPE);
        }
        String accountId = Objects.requireNonNull(
                context.getRegisteredClient().getClientSettings().getSetting(Clients.ACCOUNT_SETTING));
        Account account = active(accountId);
        if (!account.roles().contains(Role.ORGANIZER)) {
            throw new OAuth2AuthenticationException(OAuth2ErrorCodes.UNAUTHORIZED_CLIENT);
        }
        return account;
    }

    private Account active(String accountId) {
        return accounts.get()
                .find(new AccountId(accountId))
                .filter(account -> account.status() == Account.Status.ACTIVE)
                .orElseThrow(() -> new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_GRANT));
    }
}
