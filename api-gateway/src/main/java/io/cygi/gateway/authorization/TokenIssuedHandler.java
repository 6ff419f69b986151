package io.cygi.gateway.authorization;

import io.cygi.gateway.audit.AuditAction;
import io.cygi.gateway.audit.AuditEntry;
import io.cygi.gateway.audit.AuditLog;
import io.cygi.gateway.audit.request.AuditedAccount;
import io.cygi.gateway.authorization.key.ApiKeys;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.server.authorization.web.authentication.OAuth2AccessTokenResponseAuthenticationSuccessHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;

/**
 * Answers with the issued tokens and writes the audit line. A refresh gets no line, because it continues an earlier
 * grant.
 */
final class TokenIssuedHandler implements AuthenticationSuccessHandler {

    private final OAuth2AccessTokenResponseAuthenticationSuccessHandler answer =
            new OAuth2AccessTokenResponseAuthenticationSuccessHandler();
    private final AuditLog audit;
    private final ApiKeys keys;

    TokenIssuedHandler(AuditLog audit, ApiKeys keys) {
        this.audit = audit;
        this.keys = keys;
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws IOException, ServletException {
        String grantType = String.valueOf(request.getParameter(OAuth2ParameterNames.GRANT_TYPE));
        if (!grantType.equals(AuthorizationGrantType.REFRESH_TOKEN.getValue())) {
            String clientId = authentication.getName();
            audit.write(
                    new AuditEntry(AuditAction.TOKEN_ISSUED, AuditedAccount.of(request), null, "client " + clientId));
            if (grantType.equals(AuthorizationGrantType.CLIENT_CREDENTIALS.getValue())) {
                keys.used(clientId);
            }
        }
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        answer.onAuthenticationSuccess(request, response, authentication);
    }
}
