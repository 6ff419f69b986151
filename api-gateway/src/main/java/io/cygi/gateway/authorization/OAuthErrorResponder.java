package io.cygi.gateway.authorization;

import io.cygi.gateway.audit.AuditAction;
import io.cygi.gateway.audit.AuditEntry;
import io.cygi.gateway.audit.AuditLog;
import io.cygi.gateway.audit.request.AuditedAccount;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers a refused request to the token and revocation endpoints as RFC 6749 requires: with an error code, and without
 * a reason.
 */
final class OAuthErrorResponder implements AuthenticationFailureHandler {

    private static final String BASIC = "Basic realm=\"cygi\"";

    private final JsonMapper json;
    private final AuditLog audit;

    OAuthErrorResponder(JsonMapper json, AuditLog audit) {
        this.json = json;
        this.audit = audit;
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException exception)
            throws IOException {
        String code = exception instanceof OAuth2AuthenticationException oauth
                ? oauth.getError().getErrorCode()
                : OAuth2ErrorCodes.INVALID_REQUEST;
        boolean client = code.equals(OAuth2ErrorCodes.INVALID_CLIENT);
        audit.write(new AuditEntry(AuditAction.TOKEN_REFUSED, null, AuditedAccount.of(request), code));
        response.setStatus(client ? HttpStatus.UNAUTHORIZED.value() : HttpStatus.BAD_REQUEST.value());
        if (client) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, BASIC);
        }
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        response.getOutputStream().write(json.writeValueAsBytes(Map.of("error", code)));
    }
}
