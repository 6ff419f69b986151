package io.cygi.gateway.security;

import io.cygi.web.caller.BearerHeader;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;
import org.springframework.security.oauth2.server.resource.web.DefaultBearerTokenResolver;

/**
 * Takes the token out of a header that is as it should be, by looking at its characters. Spring's own resolver matches a
 * regular expression with seven hundred characters, which is more than verifying a remembered token costs; it is asked
 * about everything else, and refuses it in its own way.
 */
final class HeaderTokenResolver implements BearerTokenResolver {

    private final BearerTokenResolver strict = new DefaultBearerTokenResolver();

    @Override
    public @Nullable String resolve(HttpServletRequest request) {
        @Nullable String token = request.getQueryString() == null ? BearerHeader.plainToken(request) : null;
        return token == null ? strict.resolve(request) : token;
    }
}
