package io.cygi.gateway.authorization;

import io.cygi.gateway.authorization.grant.BrowserSessions;
import io.cygi.gateway.authorization.grant.GrantAuthorizationService;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.oidc.authentication.OidcLogoutAuthenticationToken;
import org.springframework.security.web.authentication.logout.LogoutHandler;

/** Ends a browser's session, the grants that were made in it and, if an app asks for the logout, that app's grant. */
public final class GrantLogoutHandler implements LogoutHandler {

    private static final OAuth2TokenType ID_TOKEN = new OAuth2TokenType("id_token");

    private final GrantAuthorizationService authorizations;
    private final BrowserSessions sessions;

    /** Creates the handler. @param authorizations finds the grant of an ID token */
    public GrantLogoutHandler(GrantAuthorizationService authorizations, BrowserSessions sessions) {
        this.authorizations = authorizations;
        this.sessions = sessions;
    }

    @Override
    public void logout(
            HttpServletRequest request, HttpServletResponse response, @Nullable Authentication authentication) {
        if (authentication instanceof OidcLogoutAuthenticationToken asked) {
            @Nullable OAuth2Authorization authorization = authorizations.findByToken(asked.getIdTokenHint(), ID_TOKEN);
            if (authorization != null) {
                authorizations.remove(authorization);
            }
        }
        sessions.end(request, response);
    }
}
