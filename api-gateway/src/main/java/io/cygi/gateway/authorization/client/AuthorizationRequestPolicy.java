package io.cygi.gateway.authorization.client;

import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationContext;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationException;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationValidator;

/**
 * Refuses authorization requests that the framework would accept: a redirect address that is not registered character
 * by character (the framework accepts any port of the loopback address), a code challenge other than SHA-256, and a
 * nonce that is longer than its column.
 */
public final class AuthorizationRequestPolicy implements Consumer<OAuth2AuthorizationCodeRequestAuthenticationContext> {

    private static final Pattern S256_CHALLENGE = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final int NONCE_LENGTH_MAX = 255;

    private final Consumer<OAuth2AuthorizationCodeRequestAuthenticationContext> framework =
            new OAuth2AuthorizationCodeRequestAuthenticationValidator();

    @Override
    public void accept(OAuth2AuthorizationCodeRequestAuthenticationContext context) {
        OAuth2AuthorizationCodeRequestAuthenticationToken request = context.getAuthentication();
        @Nullable String redirect = request.getRedirectUri();
        if (redirect != null && !context.getRegisteredClient().getRedirectUris().contains(redirect)) {
            throw refusal(OAuth2ParameterNames.REDIRECT_URI, request, null);
        }
        framework.accept(context);
        Map<String, Object> parameters = request.getAdditionalParameters();
        if (parameters.get(PkceParameterNames.CODE_CHALLENGE) instanceof String challenge
                && !S256_CHALLENGE.matcher(challenge).matches()) {
            throw refusal(PkceParameterNames.CODE_CHALLENGE, request, redirect);
        }
        if (parameters.get(OidcParameterNames.NONCE) instanceof String nonce && nonce.length() > NONCE_LENGTH_MAX) {
            throw refusal(OidcParameterNames.NONCE, request, redirect);
        }
    }

    /** Creates the refusal. Without an address to redirect to, the error is answered directly. */
    private static OAuth2AuthorizationCodeRequestAuthenticationException refusal(
            String parameter, OAuth2AuthorizationCodeRequestAuthenticationToken request, @Nullable String redirect) {
        OAuth2Error error =
                new OAuth2Error(OAuth2ErrorCodes.INVALID_REQUEST, "OAuth 2.0 Parameter: " + parameter, null);
        return new OAuth2AuthorizationCodeRequestAuthenticationException(
                error,
                new OAuth2AuthorizationCodeRequestAuthenticationToken(
                        request.getAuthorizationUri(),
                        request.getClientId(),
                        (org.springframework.security.core.Authentication) request.getPrincipal(),
                        redirect,
                        request.getState(),
                        request.getScopes(),
                        request.getAdditionalParameters()));
    }
}
