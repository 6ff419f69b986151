package io.cygi.gateway.authorization.grant;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.security.Principal;
import java.text.ParseException;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationCode;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;

/**
 * Converts a stored grant and the token of a request into the framework's authorization. Texts of tokens are not
 * stored, so the authorization contains that one token only.
 */
final class AuthorizationMapper {

    private static final String AUTHORIZE = "/oauth2/authorize";

    /** Placeholder for the ID token of a grant, because the framework asks whether there is one. */
    private static final String UNKNOWN_TEXT = "-";

    private AuthorizationMapper() {}

    static OAuth2Authorization authorization(ShownToken shown, String text, RegisteredClient client) {
        Grant grant = shown.grant();
        OAuth2Authorization.Builder builder = OAuth2Authorization.withRegisteredClient(client)
                .id(grant.grantId())
                .principalName(grant.accountId().value())
                .authorizationGrantType(new AuthorizationGrantType(grant.grantType()))
                .authorizedScopes(grant.scopes())
                .attribute(ShownToken.ATTRIBUTE, shown)
                .attribute(
                        Principal.class.getName(),
                        UsernamePasswordAuthenticationToken.authenticated(
                                grant.accountId().value(), "", List.of()));
        if (grant.grantType().equals(AuthorizationGrantType.AUTHORIZATION_CODE.getValue())) {
            builder.attribute(OAuth2AuthorizationRequest.class.getName(), request(grant));
        }
        addToken(builder, shown, text);
        return builder.build();
    }

    private static void addToken(OAuth2Authorization.Builder builder, ShownToken shown, String text) {
        Instant issuedAt = shown.token().issuedAt();
        Instant expiresAt = shown.token().expiresAt();
        switch (shown.token().kind()) {
            case CODE -> builder.token(new OAuth2AuthorizationCode(text, issuedAt, expiresAt));
            case REFRESH -> builder.refreshToken(new OAuth2RefreshToken(text, issuedAt, expiresAt));
            case ACCESS ->
                builder.accessToken(new OAuth2AccessToken(
                        OAuth2AccessToken.TokenType.BEARER, text, issuedAt, expiresAt, scopes(text)));
            case ID -> {
                Map<String, Object> claims = idClaims(text);
                builder.token(
                        new OidcIdToken(text, issuedAt, expiresAt, claims),
                        metadata -> metadata.put(OAuth2Authorization.Token.CLAIMS_METADATA_NAME, claims));
            }
        }
        boolean id = shown.token().kind() == TokenKind.ID;
        if (!id
                && shown.token().kind() != TokenKind.CODE
                && shown.grant().scopes().contains(OidcScopes.OPENID)) {
            Map<String, Object> claims = Map.of("sub", shown.grant().accountId().value());
            builder.token(new OidcIdToken(UNKNOWN_TEXT, issuedAt, expiresAt, claims));
        }
    }

    private static OAuth2AuthorizationRequest request(Grant grant) {
        Map<String, Object> parameters = new HashMap<>();
        @Nullable String challenge = grant.codeChallenge();
        if (challenge != null) {
            parameters.put(PkceParameterNames.CODE_CHALLENGE, challenge);
            parameters.put(PkceParameterNames.CODE_CHALLENGE_METHOD, "S256");
        }
        @Nullable String nonce = grant.nonce();
        if (nonce != null) {
            parameters.put(OidcParameterNames.NONCE, nonce);
        }
        OAuth2AuthorizationRequest.Builder builder = OAuth2AuthorizationRequest.authorizationCode()
                .authorizationUri(AUTHORIZE)
                .clientId(grant.clientId())
                .scopes(grant.scopes())
                .additionalParameters(parameters);
        @Nullable String redirect = grant.redirectUri();
        return (redirect == null ? builder : builder.redirectUri(redirect)).build();
    }

    /** Reads the claims of a token. The token was issued here, because its hash is stored. */
    private static JWTClaimsSet claims(String text) {
        try {
            return SignedJWT.parse(text).getJWTClaimsSet();
        } catch (ParseException e) {
            throw new IllegalStateException("A token that was issued here cannot be read", e);
        }
    }

    private static Set<String> scopes(String text) {
        return claims(text).getClaim("scope") instanceof String joined && !joined.isEmpty()
                ? new LinkedHashSet<>(List.of(joined.split(" ")))
                : Set.of();
    }

    private static Map<String, Object> idClaims(String text) {
        Map<String, Object> claims = new HashMap<>(claims(text).getClaims());
        claims.replaceAll((name, value) -> value instanceof Date date ? date.toInstant() : value);
        return claims;
    }
}
