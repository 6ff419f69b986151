package io.cygi.gateway.security;

import io.cygi.gateway.audit.AuditLog;
import io.cygi.gateway.page.MissingPages;
import io.cygi.gateway.page.PageRoutes;
import io.cygi.gateway.ratelimit.ApiRateLimit;
import io.cygi.gateway.session.ApiSessions;
import io.cygi.gateway.token.IssuedTokens;
import io.cygi.gateway.token.TokenProperties;
import io.cygi.web.access.OutageFilter;
import io.cygi.web.access.RefusalWriter;
import io.cygi.web.access.RequestFirewall;
import io.cygi.web.access.TokenAuthorities;
import io.cygi.web.http.ContentSecurityPolicy;
import io.cygi.web.http.MethodFilter;
import io.cygi.web.problem.ProblemErrorController;
import io.cygi.web.token.HeaderTokenResolver;
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
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.web.servlet.HandlerExceptionResolver;
import tools.jackson.databind.json.JsonMapper;

/** Configures the chain of filters that requests of the API pass. {@link EdgeRules} say which roles may call which path. */
@Configuration(proxyBeanMethods = false)
public class SecurityConfiguration {

    @Bean
    ProblemWriter problemWriter(
            JsonMapper json,
            MethodFilter methods,
            AuditLog audit,
            ApiRateLimit rates,
            IssuedTokens issued,
            MissingPages missingPages) {
        return new ProblemWriter(new RefusalWriter(json), methods, audit, rates, issued, missingPages);
    }

    /** Answers requests that do not reach a controller. The filter is no bean, because the server would put it before every chain. */
    record Refusals(ProblemWriter problems, OutageFilter outages) {}

    @Bean
    Refusals refusals(
            ProblemWriter problems, @Lazy @Qualifier("handlerExceptionResolver") HandlerExceptionResolver exceptions) {
        return new Refusals(problems, new OutageFilter(exceptions));
    }

    @Bean
    EdgeRules edgeRules(PageRoutes pages, Environment environment) {
        return new EdgeRules(pages, environment.acceptsProfiles(Profiles.of("demo")));
    }

    @Bean
    @Order(3)
    SecurityFilterChain apiSecurity(
            HttpSecurity http,
            Refusals refusals,
            EdgeRules rules,
            ApiSessions sessions,
            ApiRateLimit rates,
            TokenProperties tokens) {
        ProblemWriter problems = refusals.problems;
        return http.csrf(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .authorizeHttpRequests(rules::add)
                .addFilterBefore(refusals.outages, SecurityContextHolderFilter.class)
                .addFilterBefore(sessions.filter(problems), BearerTokenAuthenticationFilter.class)
                .addFilterBefore(rates.filter(), AuthorizationFilter.class)
                .oauth2ResourceServer(server -> server.bearerTokenResolver(new HeaderTokenResolver())
                        // The framework's own metadata would name the request's Host.
                        .protectedResourceMetadata(metadata -> metadata.protectedResourceMetadataCustomizer(builder ->
                                builder.resource(tokens.issuer()).tlsClientCertificateBoundAccessTokens(false)))
                        .jwt(jwt -> jwt.jwtAuthenticationConverter(TokenAuthorities.authentications()))
                        .authenticationEntryPoint(problems)
                        .accessDeniedHandler(problems))
                .exceptionHandling(
                        handling -> handling.authenticationEntryPoint(problems).accessDeniedHandler(problems))
                .headers(headers -> headers.contentSecurityPolicy(
                                policy -> policy.policyDirectives(ContentSecurityPolicy.VALUE))
                        .referrerPolicy(referrer -> {}))
                .build();
    }

    @Bean
    HttpFirewall httpFirewall() {
        return RequestFirewall.create();
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
}
