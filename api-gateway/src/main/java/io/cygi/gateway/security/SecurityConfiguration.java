package io.cygi.gateway.security;

import io.cygi.gateway.audit.AuditLog;
import io.cygi.gateway.page.MissingPages;
import io.cygi.gateway.page.PageRoutes;
import io.cygi.gateway.ratelimit.ApiRateLimit;
import io.cygi.gateway.session.ApiSessions;
import io.cygi.gateway.token.IssuedTokens;
import io.cygi.gateway.token.TokenProperties;
import io.cygi.web.http.ContentSecurityPolicy;
import io.cygi.web.http.MethodFilter;
import jakarta.servlet.DispatcherType;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.AuthenticationTrustResolver;
import org.springframework.security.authentication.AuthenticationTrustResolverImpl;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationConverter;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.web.servlet.HandlerExceptionResolver;
import tools.jackson.databind.json.JsonMapper;

/**
 * Configures which roles may call which path. A path that is not listed here is refused. Whether something belongs to
 * the caller is decided by the service that has it.
 */
@Configuration(proxyBeanMethods = false)
public class SecurityConfiguration {

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
        // A payment provider redirects browsers here, with or without a session.
        "/api/v1/top-ups/*/approved",
        "/api/v1/top-ups/*/cancelled",
        "/api/v1/top-ups/*/failed"
    };
    private static final String[] PUBLIC_PAGES = {
        "/swagger-ui.html",
        "/swagger-ui/**",
        "/v3/api-docs",
        "/v3/api-docs/**",
        "/v3/api-docs.yaml",
        "/actuator/health",
        "/actuator/health/**"
    };
    private static final Pattern HEADER_VALUE = Pattern.compile("[\\p{IsAssigned}&&[^\\p{IsControl}]]*");

    private static final AuthenticationTrustResolver TRUST = new AuthenticationTrustResolverImpl();

    @Bean
    ProblemWriter problemWriter(
            JsonMapper json,
            MethodFilter methods,
            AuditLog audit,
            ApiRateLimit rates,
            IssuedTokens issued,
            MissingPages missingPages) {
        return new ProblemWriter(json, methods, audit, rates, issued, missingPages);
    }

    /** Answers requests that do not reach a controller. The filter is no bean, because the server would put it before every chain. */
    record Refusals(ProblemWriter problems, OutageFilter outages) {}

    @Bean
    Refusals refusals(
            ProblemWriter problems, @Lazy @Qualifier("handlerExceptionResolver") HandlerExceptionResolver exceptions) {
        return new Refusals(problems, new OutageFilter(exceptions));
    }

    @Bean
    @Order(3)
    SecurityFilterChain apiSecurity(
            HttpSecurity http,
            Refusals refusals,
            Environment environment,
            ApiSessions sessions,
            ApiRateLimit rates,
            TokenProperties tokens,
            PageRoutes pages) {
        ProblemWriter problems = refusals.problems;
        boolean demo = environment.acceptsProfiles(Profiles.of("demo"));
        return http.csrf(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .authorizeHttpRequests(rules -> authorize(rules, pages, demo))
                .addFilterBefore(refusals.outages, SecurityContextHolderFilter.class)
                .addFilterBefore(sessions.filter(problems), BearerTokenAuthenticationFilter.class)
                .addFilterBefore(rates.filter(), AuthorizationFilter.class)
                .oauth2ResourceServer(server -> server.bearerTokenResolver(new HeaderTokenResolver())
                        // The framework's own metadata would name the request's Host.
                        .protectedResourceMetadata(metadata -> metadata.protectedResourceMetadataCustomizer(builder ->
                                builder.resource(tokens.issuer()).tlsClientCertificateBoundAccessTokens(false)))
                        .jwt(jwt -> jwt.jwtAuthenticationConverter(authentications()))
                        .authenticationEntryPoint(problems)
                        .accessDeniedHandler(problems))
                .exceptionHandling(
                        handling -> handling.authenticationEntryPoint(problems).accessDeniedHandler(problems))
                .headers(headers -> headers.contentSecurityPolicy(
                                policy -> policy.policyDirectives(ContentSecurityPolicy.VALUE))
                        .referrerPolicy(referrer -> {}))
                .build();
    }

    /**
     * Creates a firewall as strict about paths and headers as Spring's own. It uses a regular expression only if a
     * header is more than plain text. {@link MethodFilter} checks methods.
     */
    @Bean
    HttpFirewall httpFirewall() {
        StrictHttpFirewall firewall = new StrictHttpFirewall();
        firewall.setUnsafeAllowAnyHttpMethod(true);
        firewall.setAllowedHeaderValues(
                value -> isPlain(value) || HEADER_VALUE.matcher(value).matches());
        return firewall;
    }

    private static boolean isPlain(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (value.charAt(i) < ' ' || value.charAt(i) > '~') {
                return false;
            }
        }
        return true;
    }

    /**
     * Turns the observation of filters off. Nobody reads the time of each filter, and measuring it costs as much as the
     * filters.
     */
    @Bean
    SecurityObservationSettings securityObservations() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    ProblemErrorController problemErrorController() {
        return new ProblemErrorController();
    }

    private static void authorize(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry rules,
            PageRoutes pages,
            boolean demo) {
        // The original request of these dispatches has been authorized before.
        rules.dispatcherTypeMatchers(DispatcherType.ASYNC, DispatcherType.ERROR, DispatcherType.FORWARD)
                .permitAll();
        rules.requestMatchers(HttpMethod.GET, PUBLIC_READS).permitAll();
        rules.requestMatchers(HttpMethod.HEAD, PUBLIC_READS).permitAll();
        rules.requestMatchers(HttpMethod.GET, PUBLIC_PAGES).permitAll();
        rules.requestMatchers(HttpMethod.HEAD, PUBLIC_PAGES).permitAll();
        rules.requestMatchers(HttpMethod.GET, pages.patterns()).permitAll();
        rules.requestMatchers(HttpMethod.HEAD, pages.patterns()).permitAll();
        if (demo) {
            rules.requestMatchers("/api/v1/demo/**").permitAll();
        }
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

    private static AuthorizationDecision unlisted(Supplier<? extends @Nullable Authentication> caller) {
        if (TRUST.isAuthenticated(caller.get())) {
            throw new UnlistedPathException();
        }
        return new AuthorizationDecision(false);
    }

    private static JwtAuthenticationConverter authentications() {
        JwtAuthenticationConverter converter = new JwtAuthenticationConverter();
        converter.setJwtGrantedAuthoritiesConverter(new TokenAuthorities());
        return converter;
    }
}
