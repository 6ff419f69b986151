package io.cygi.gateway.authorization.client;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.web.authentication.AuthenticationConverter;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Reads the {@code client_id} of a public client that refreshes or revokes a token. The token is the proof, because it
 * is bound to the client. The framework accepts public clients only when they exchange a code.
 */
public final class PublicClientConverter implements AuthenticationConverter {

    private static final Set<String> SECRETS =
            Set.of(OAuth2ParameterNames.CLIENT_SECRET, OAuth2ParameterNames.CLIENT_ASSERTION);

    private final RequestMatcher revocation;

    /** Creates the converter. @param revocation matches requests to revoke a token */
    public PublicClientConverter(RequestMatcher revocation) {
        this.revocation = revocation;
    }

    @Override
    public @Nullable Authentication convert(HttpServletRequest request) {
        boolean refresh = "refresh_token".equals(request.getParameter(OAuth2ParameterNames.GRANT_TYPE));
        if (!refresh && !revocation.matches(request)
                || request.getHeader(HttpHeaders.AUTHORIZATION) != null
                || SECRETS.stream().anyMatch(secret -> request.getParameter(secret) != null)) {
            return null;
        }
        String[] clientIds = request.getParameterValues(OAuth2ParameterNames.CLIENT_ID);
        if (clientIds == null) {
            return null;
        }
        if (clientIds.length != 1 || clientIds[0].isBlank()) {
            throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_REQUEST);
        }
        return new PublicClientAuthentication(clientIds[0]);
    }
}
