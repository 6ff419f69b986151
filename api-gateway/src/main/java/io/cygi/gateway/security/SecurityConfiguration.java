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
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationConverter;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.web.servlet.HandlerExceptionResolver;
import tools.jackson.databind.json.JsonMapper;

/** Configures the chain of filters that requests of the API pass. {@link PathRules} say which roles may call which path. */
@Configuration(proxyBeanMethods = false)
public class SecurityConfiguration {

    private static final Pattern HEADER_VALUE = Pattern.compile("[\\p{IsAssigned}&&[^\\p{IsControl}]]*");

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
    PathRules pathRules(PageRoutes pages, Environment environment) {
        return new PathRules(pages, environment.acceptsProfiles(Profiles.of("demo")));
    }

    @Bean
    @Order(3)
    SecurityFilterChain apiSecurity(
            HttpSecurity http,
            Refusals refusals,
            PathRules paths,
            ApiSessions sessions,
            ApiRateLimit rates,
            TokenProperties tokens) {
        ProblemWriter problems = refusals.problems;
        return http.csrf(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .authorizeHttpRequests(paths::add)
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

    private static JwtAuthenticationConverter authentications() {
        JwtAuthenticationConverter converter = new JwtAuthenticationConverter();
        converter.setJwtGrantedAuthoritiesConverter(new TokenAuthorities());
        return converter;
    }
}
