package io.cygi.gateway.authorization.grant;

import io.cygi.contracts.value.AccountId;
import io.cygi.gateway.token.TokenHash;
import io.cygi.web.caller.TokenListener;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.core.OAuth2Token;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationCode;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Stores the framework's authorizations as grants. The framework saves one of four changes: a grant is opened, a code
 * is exchanged, a refresh token is exchanged, or a token is revoked, and the grant with it.
 */
public final class GrantAuthorizationService implements OAuth2AuthorizationService {

    private final Grants grants;
    private final GrantOpener opener;
    private final RegisteredClientRepository clients;
    private final BrowserSessions sessions;
    private final LogoutHints hints;
    private final Consumer<Consumer<TokenListener>> listeners;

    /** Creates the service. @param listeners passes a call to each listener */
    public GrantAuthorizationService(
            Grants grants,
            GrantOpener opener,
            RegisteredClientRepository clients,
            BrowserSessions sessions,
            LogoutHints hints,
            Consumer<Consumer<TokenListener>> listeners) {
        this.grants = grants;
        this.opener = opener;
        this.clients = clients;
        this.sessions = sessions;
        this.hints = hints;
        this.listeners = listeners;
    }

    @Override
    public void save(OAuth2Authorization authorization) {
        @Nullable ShownToken shown = authorization.getAttribute(ShownToken.ATTRIBUTE);
        if (shown == null) {
            open(authorization);
        } else if (exchanges(authorization, shown)) {
            List<StoredToken> tokens = issued(authorization);
            grants.exchange(shown, tokens, latest(tokens));
        } else {
            grants.revoke(shown.grant());
            return;
        }
        tellOfAccessToken(authorization);
    }

    /** {@return whether new tokens replace the one in the request; if not, that one is invalidated} */
    private static boolean exchanges(OAuth2Authorization authorization, ShownToken shown) {
        return switch (shown.token().kind()) {
            case CODE -> authorization.getAccessToken() != null;
            case REFRESH -> {
                OAuth2Authorization.@Nullable Token<OAuth2RefreshToken> refresh = authorization.getRefreshToken();
                yield refresh != null
                        && !refresh.isInvalidated()
                        && !TokenHash.of(refresh.getToken().getTokenValue())
                                .equals(shown.token().hash());
            }
            case ACCESS, ID -> false;
        };
    }

    private void open(OAuth2Authorization authorization) {
        @Nullable
        OAuth2AuthorizationRequest request = authorization.getAttribute(OAuth2AuthorizationRequest.class.getName());
        List<StoredToken> tokens = issued(authorization);
        opener.open(
                request == null ? keyGrant(authorization, tokens) : loginGrant(authorization, request, tokens), tokens);
    }

    private Grant loginGrant(
            OAuth2Authorization authorization, OAuth2AuthorizationRequest request, List<StoredToken> tokens) {
        Map<String, Object> parameters = request.getAdditionalParameters();
        return new Grant(
                authorization.getId(),
                new AccountId(authorization.getPrincipalName()),
                authorization.getRegisteredClientId(),
                AuthorizationGrantType.AUTHORIZATION_CODE.getValue(),
                authorization.getAuthorizedScopes(),
                request.getRedirectUri(),
                (String) parameters.get(PkceParameterNames.CODE_CHALLENGE),
                (String) parameters.get(OidcParameterNames.NONCE),
                sessionHash(),
                tokens.getFirst().issuedAt(),
                latest(tokens),
                false);
    }

    /** Returns the grant of an API key. Its access token names the grant before the grant is opened. */
    private static Grant keyGrant(OAuth2Authorization authorization, List<StoredToken> tokens) {
        Map<String, Object> claims = claims(authorization);
        return new Grant(
                String.valueOf(claims.get(RevokedGrants.CLAIM)),
                new AccountId(String.valueOf(claims.get("sub"))),
                authorization.getRegisteredClientId(),
                authorization.getAuthorizationGrantType().getValue(),
                authorization.getAuthorizedScopes(),
                null,
                null,
                null,
                null,
                tokens.getFirst().issuedAt(),
                latest(tokens),
                false);
    }

    private @Nullable String sessionHash() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes web
                ? sessions.id(web.getRequest()).map(TokenHash::of).orElse(null)
                : null;
    }

    /**
     * {@return the tokens to store: those that were not in the request. ID tokens are not stored, because their
     * signature proves them}
     */
    private static List<StoredToken> issued(OAuth2Authorization authorization) {
        boolean exchanged = authorization.getAccessToken() != null;
        List<StoredToken> tokens = new ArrayList<>();
        if (!exchanged) {
            add(tokens, TokenKind.CODE, authorization.getToken(OAuth2AuthorizationCode.class));
        }
        add(tokens, TokenKind.ACCESS, authorization.getAccessToken());
        add(tokens, TokenKind.REFRESH, authorization.getRefreshToken());
        return tokens;
    }

    private static void add(
            List<StoredToken> tokens,
            TokenKind kind,
            OAuth2Authorization.@Nullable Token<? extends OAuth2Token> token) {
        if (token == null) {
            return;
        }
        @Nullable Instant issuedAt = token.getToken().getIssuedAt();
        @Nullable Instant expiresAt = token.getToken().getExpiresAt();
        if (issuedAt == null || expiresAt == null) {
            throw new IllegalStateException("A token without times of issue and expiry was generated");
        }
        tokens.add(StoredToken.unused(token.getToken().getTokenValue(), kind, issuedAt, expiresAt));
    }

    private static Instant latest(List<StoredToken> tokens) {
        return tokens.stream()
                .map(StoredToken::expiresAt)
                .max(Instant::compareTo)
                .orElseThrow();
    }

    private static Map<String, Object> claims(OAuth2Authorization authorization) {
        OAuth2Authorization.@Nullable Token<OAuth2AccessToken> access = authorization.getAccessToken();
        @Nullable Map<String, Object> claims = access == null ? null : access.getClaims();
        return claims == null ? Map.of() : claims;
    }

    /** Calls the listeners for an access token. Only now is it certain that the token is issued. */
    private void tellOfAccessToken(OAuth2Authorization authorization) {
        OAuth2Authorization.@Nullable Token<OAuth2AccessToken> access = authorization.getAccessToken();
        Map<String, Object> claims = claims(authorization);
        if (access == null || !(claims.get("roles") instanceof List<?> roles)) {
            return;
        }
        @Nullable Instant expiresAt = access.getToken().getExpiresAt();
        if (expiresAt != null) {
            AccountId account = new AccountId(String.valueOf(claims.get("sub")));
            List<String> names = roles.stream().map(String::valueOf).toList();
            listeners.accept(listener -> listener.issued(access.getToken().getTokenValue(), account, names, expiresAt));
        }
    }

    @Override
    public void remove(OAuth2Authorization authorization) {
        @Nullable ShownToken shown = authorization.getAttribute(ShownToken.ATTRIBUTE);
        if (shown != null) {
            grants.revoke(shown.grant());
        }
    }

    /** Throws, because grants are found by their tokens only and the framework asks for nothing else. */
    @Override
    public @Nullable OAuth2Authorization findById(String id) {
        throw new UnsupportedOperationException("Grants are found by their tokens");
    }

    @Override
    public @Nullable OAuth2Authorization findByToken(String text, @Nullable OAuth2TokenType type) {
        boolean hint = type != null && type.getValue().equals(OidcParameterNames.ID_TOKEN);
        @Nullable ShownToken shown = (hint ? hints.find(text) : grants.find(text)).orElse(null);
        if (shown == null
                || type != null && !type.getValue().equals(typeOf(shown.token().kind()))) {
            return null;
        }
        // A request that revokes a used refresh token names no type; it revokes the grant.
        if (shown.token().used() && type != null) {
            grants.reused(shown);
            return null;
        }
        @Nullable RegisteredClient client = clients.findById(shown.grant().clientId());
        return client == null ? null : AuthorizationMapper.authorization(shown, text, client);
    }

    private static String typeOf(TokenKind kind) {
        return switch (kind) {
            case CODE -> OAuth2ParameterNames.CODE;
            case ACCESS -> OAuth2TokenType.ACCESS_TOKEN.getValue();
            case REFRESH -> OAuth2TokenType.REFRESH_TOKEN.getValue();
            case ID -> OidcParameterNames.ID_TOKEN;
        };
    }
}
