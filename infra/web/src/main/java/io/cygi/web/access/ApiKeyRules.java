package io.cygi.web.access;

import java.util.ArrayList;
import java.util.List;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;

/**
 * Lists the organizer's endpoints that API keys may reach, by scope. Organizers and admins may reach each of them
 * without a key.
 */
final class ApiKeyRules {

    private ApiKeyRules() {}

    static void add(AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry rules) {
        reads(rules, "/api/v1/organizer/concerts/*/sales", "sales:read");
        reads(rules, "/api/v1/organizer/settlements", "settlements:read");
        reads(rules, "/api/v1/organizer/settlements/*", "settlements:read");
        reads(rules, "/api/v1/organizer/concerts", "concerts:read", "concerts:write");
        rules.requestMatchers("/api/v1/organizer/concerts", "/api/v1/organizer/concerts/**")
                .hasAnyAuthority(callers("concerts:write"));
    }

    private static void reads(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry rules,
            String path,
            String... scopes) {
        rules.requestMatchers(HttpMethod.GET, path).hasAnyAuthority(callers(scopes));
        rules.requestMatchers(HttpMethod.HEAD, path).hasAnyAuthority(callers(scopes));
    }

    private static String[] callers(String... scopes) {
        List<String> authorities = new ArrayList<>(List.of("ROLE_ORGANIZER", "ROLE_ADMIN"));
        for (String scope : scopes) {
            authorities.add(TokenAuthorities.scope(scope));
        }
        return authorities.toArray(String[]::new);
    }
}
