package io.cygi.gateway.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Enumeration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;
import org.springframework.security.oauth2.server.resource.web.DefaultBearerTokenResolver;

/**
 * Takes the token out of a header that is as it should be, by looking at its characters. Spring's own resolver matches a
 * regular expression with seven hundred characters, which is more than verifying a remembered token costs; it is asked
 * about everything else, and refuses it in its own way.
 */
final class HeaderTokenResolver implements BearerTokenResolver {

    private static final String SCHEME = "Bearer ";

    private final BearerTokenResolver strict = new DefaultBearerTokenResolver();

    @Override
    public @Nullable String resolve(HttpServletRequest request) {
        Enumeration<String> headers = request.getHeaders(HttpHeaders.AUTHORIZATION);
        String header = headers != null && headers.hasMoreElements() ? headers.nextElement() : null;
        boolean plain = header != null
                && !headers.hasMoreElements()
                && request.getQueryString() == null
                && header.startsWith(SCHEME)
                && isToken(header);
        return plain ? header.substring(SCHEME.length()) : strict.resolve(request);
    }

    /** Letters, digits and {@code -._~+/}, at least one, as RFC 6750 has it; those with padding are not plain. */
    private static boolean isToken(String header) {
        for (int i = SCHEME.length(); i < header.length(); i++) {
            char c = header.charAt(i);
            if (!(c >= 'a' && c <= 'z'
                    || c >= 'A' && c <= 'Z'
                    || c >= '0' && c <= '9'
                    || c == '-'
                    || c == '.'
                    || c == '_'
                    || c == '~'
                    || c == '+'
                    || c == '/')) {
                return false;
            }
        }
        return header.length() > SCHEME.length();
    }
}
