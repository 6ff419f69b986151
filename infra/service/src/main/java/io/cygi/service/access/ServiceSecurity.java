package io.cygi.service.access;

import io.cygi.remote.http.ServiceTokens;
import io.cygi.web.access.AccessRules;
import io.cygi.web.access.OutageFilter;
import io.cygi.web.access.RefusalWriter;
import io.cygi.web.access.RequestFirewall;
import io.cygi.web.access.TokenAuthorities;
import io.cygi.web.http.ContentSecurityPolicy;
import io.cygi.web.http.MethodFilter;
import io.cygi.web.problem.ProblemErrorController;
import io.cygi.web.token.HeaderTokenResolver;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.annotation.Order;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.web.servlet.HandlerExceptionResolver;
import tools.jackson.databind.json.JsonMapper;

/**
 * Configures the security of a service behind the edge. {@link ServiceAccessValve} lets requests of the edge and of other
 * services pass, and {@link AccessRules} then say what the user of a request may call.
 */
@Configuration(proxyBeanMethods = false)
public class ServiceSecurity {

    private static final String[] HEALTH = {"/actuator/health", "/actuator/health/**"};

    /** Adds the valve. The service does not start without a key for service tokens. */
    @Bean
    WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> serviceAccess(
            ServiceTokens tokens, JsonMapper json) {
        ServiceAccess access = new ServiceAccess(tokens);
        return server -> server.addContextCustomizers(
                context -> context.getPipeline().addValve(new ServiceAccessValve(access, new RefusalWriter(json))));
    }

    /** Lets requests to internal endpoints pass that the valve has let pass. They have no user. */
    @Bean
    @Order(1)
    SecurityFilterChain internalSecurity(HttpSecurity http) {
        return http.securityMatcher("/internal/**")
                .csrf(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .authorizeHttpRequests(rules -> rules.anyRequest()
                        .access((caller, context) ->
                                new AuthorizationDecision(ServiceAccessValve.admitted(context.getRequest()))))
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain userSecurity(
            HttpSecurity http,
            MethodFilter methods,
            JsonMapper json,
            @Lazy @Qualifier("handlerExceptionResolver") HandlerExceptionResolver exceptions) {
        ServiceProblemWriter problems = new ServiceProblemWriter(methods, new RefusalWriter(json));
        return http.csrf(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .authorizeHttpRequests(
                        rules -> AccessRules.apply(rules, others -> AccessRules.permitReads(others, HEALTH)))
                .addFilterBefore(new OutageFilter(exceptions), SecurityContextHolderFilter.class)
                .oauth2ResourceServer(server -> server.bearerTokenResolver(new HeaderTokenResolver())
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

    /** Turns the observation of filters off, as at the edge. */
    @Bean
    SecurityObservationSettings securityObservations() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    ProblemErrorController problemErrorController() {
        return new ProblemErrorController();
    }
}
