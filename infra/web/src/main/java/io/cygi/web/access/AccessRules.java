package io.cygi.web.access;

import jakarta.servlet.DispatcherType;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.AuthenticationTrustResolver;
import org.springframework.security.authentication.AuthenticationTrustResolverImpl;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.core.Authentication;

/**
 * Defines which roles may call which path of the API, at the edge and in each service. A path that is not listed here is
 * refused. Whether something belongs to the caller is decided by the service that has it.
 */
public final class AccessRules {

    private static final String[] PUBLIC_READS = {
        "/api/v1/concerts",
        "/api/v1/concerts/*",
        "/api/v1/concerts/*/plan",
        "/api/v1/concerts/*/seats",
        "/api/v1/concerts/*/seats/stream",
        "/api/v1/concerts/*/poster",
        "/api/v1/concerts/*/waiting-room/lobby",
        "/api/v1/concerts/*/waiting-room/lobby/list",
        "/api/v1/time",
        // A payment provider returns browsers here, which may be signed in or not.
        "/api/v1/top-ups/*/approved",
        "/api/v1/top-ups/*/cancelled",
        "/api/v1/top-ups/*/failed"
    };

    private static final AuthenticationTrustResolver TRUST = new AuthenticationTrustResolverImpl();

    private AccessRules() {}

    /**
     * Adds all rules.
     *
     * @param rules the rules of a chain of filters, which are tried in their order
     * @param others adds the rules for paths outside of the API that this process has
     */
    public static void apply(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry rules,
            Customizer<AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry>
                    others) {
        // The request that these belong to has been let through before.
        rules.dispatcherTypeMatchers(DispatcherType.ASYNC, DispatcherType.ERROR, DispatcherType.FORWARD)
                .permitAll();
        permitReads(rules, PUBLIC_READS);
        others.customize(rules);
        rules.requestMatchers("/api/v1/concerts/*/reservations", "/api/v1/concerts/*/me")
                .hasRole("FAN");
        rules.requestMatchers("/api/v1/concerts/*/waiting-room/tickets", "/api/v1/concerts/*/waiting-room/challenges")
                .hasRole("FAN");
        rules.requestMatchers("/api/v1/waiting-room/tickets/*", "/api/v1/waiting-room/tickets/*/stream")
                .hasRole("FAN");
        rules.requestMatchers(HttpMethod.GET, "/api/v1/reservations/*").hasAnyRole("FAN", "ADMIN");
        rules.requestMatchers(HttpMethod.HEAD, "/api/v1/reservations/*").hasAnyRole("FAN", "ADMIN");
        rules.requestMatchers(
                        "/api/v1/reservations/*",
                        "/api/v1/reservations/*/payment",
                        "/api/v1/reservations/*/cancellation",
                        "/api/v1/reservations/*/hold-extension")
                .hasRole("FAN");
        rules.requestMatchers("/api/v1/me/wallet/top-ups", "/api/v1/me/wallet/top-ups/*")
                .hasRole("FAN");
        rules.requestMatchers("/api/v1/me", "/api/v1/me/**").hasAnyRole("FAN", "ORGANIZER", "ADMIN");
        ApiKeyRules.add(rules);
        rules.requestMatchers("/api/v1/organizer/**").hasAnyRole("ORGANIZER", "ADMIN");
        rules.requestMatchers("/api/v1/admin/**").hasRole("ADMIN");
        rules.anyRequest().access((caller, request) -> unlisted(caller));
    }

    /** Lets everybody read paths. @param rules the rules of a chain of filters @param paths the patterns of the paths */
    public static void permitReads(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry rules,
            String... paths) {
        rules.requestMatchers(HttpMethod.GET, paths).permitAll();
        rules.requestMatchers(HttpMethod.HEAD, paths).permitAll();
    }

    private static AuthorizationDecision unlisted(Supplier<? extends @Nullable Authentication> caller) {
        if (TRUST.isAuthenticated(caller.get())) {
            throw new UnlistedPathException();
        }
        return new AuthorizationDecision(false);
    }
}
