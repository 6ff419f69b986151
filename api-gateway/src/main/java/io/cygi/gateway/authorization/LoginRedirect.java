package io.cygi.gateway.authorization;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.web.util.UriUtils;

/**
 * Redirects a browser without a session to the login page, which sends it back to the same authorization request. That
 * request travels as a parameter, so no state is stored for unknown browsers.
 */
final class LoginRedirect implements AuthenticationEntryPoint {

    private static final String LOGIN = "/login?returnUrl=";

    @Override
    public void commence(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException authException)
            throws IOException {
        @Nullable String query = request.getQueryString();
        String way = request.getRequestURI() + (query == null ? "" : "?" + query);
        response.sendRedirect(LOGIN + UriUtils.encode(way, StandardCharsets.UTF_8));
    }
}
