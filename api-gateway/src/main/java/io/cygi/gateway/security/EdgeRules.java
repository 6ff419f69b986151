package io.cygi.gateway.security;

import io.cygi.gateway.page.PageRoutes;
import io.cygi.web.access.AccessRules;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;

/** Adds to {@link AccessRules} the paths that only the edge has: web pages, documents, health, and demo endpoints. */
final class EdgeRules {

    private static final String[] PUBLIC_PAGES = {
        "/swagger-ui.html",
        "/swagger-ui/**",
        "/v3/api-docs",
        "/v3/api-docs/**",
        "/v3/api-docs.yaml",
        "/actuator/health",
        "/actuator/health/**"
    };

    private final PageRoutes pages;
    private final boolean demo;

    /** Creates the rules. @param pages the paths of the web pages, which everybody may read @param demo whether there are demo endpoints */
    EdgeRules(PageRoutes pages, boolean demo) {
        this.pages = pages;
        this.demo = demo;
    }

    void add(AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry rules) {
        AccessRules.apply(rules, this::addPages);
    }

    private void addPages(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry rules) {
        AccessRules.permitReads(rules, PUBLIC_PAGES);
        AccessRules.permitReads(rules, pages.patterns());
        if (demo) {
            rules.requestMatchers("/api/v1/demo/**").permitAll();
        }
    }
}
