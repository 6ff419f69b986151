package io.cygi.gateway.authorization;

import io.cygi.gateway.account.Accounts;
import io.cygi.gateway.audit.AuditLog;
import io.cygi.gateway.authorization.client.AuthorizationRequestPolicy;
import io.cygi.gateway.authorization.client.Clients;
import io.cygi.gateway.authorization.client.PublicClientConverter;
import io.cygi.gateway.authorization.client.PublicClientProvider;
import io.cygi.gateway.authorization.grant.RefreshTokenGenerator;
import io.cygi.gateway.authorization.key.ApiKeys;
import io.cygi.gateway.authorization.key.SecretHashEncoder;
import io.cygi.gateway.token.TokenProperties;
import io.cygi.web.access.OutageFilter;
import io.cygi.web.http.ContentSecurityPolicy;
import io.cygi.web.token.BearerChallenge;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OidcConfigurer;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.server.authorization.authentication.ClientSecretAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.oidc.web.authentication.OidcLogoutAuthenticationSuccessHandler;
import org.springframework.security.oauth2.server.authorization.token.DelegatingOAuth2TokenGenerator;
import org.springframework.security.oauth2.server.authorization.token.JwtGenerator;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenGenerator;
import org.springframework.security.oauth2.server.authorization.web.OAuth2AuthorizationEndpointFilter;
import org.springframework.security.oauth2.server.authorization.web.authentication.ClientSecretBasicAuthenticationConverter;
import org.springframework.security.oauth2.server.authorization.web.authentication.ClientSecretPostAuthenticationConverter;
import org.springframework.security.oauth2.server.authorization.web.authentication.OAuth2AuthorizationCodeAuthenticationConverter;
import org.springframework.security.oauth2.server.authorization.web.authentication.OAuth2ClientCredentialsAuthenticationConverter;
import org.springframework.security.oauth2.server.authorization.web.authentication.OAuth2RefreshTokenAuthenticationConverter;
import org.springframework.security.oauth2.server.authorization.web.authentication.PublicClientAuthenticationConverter;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;
import org.springframework.security.oauth2.server.resource.web.DefaultBearerTokenResolver;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.AndRequestMatcher;
import org.springframework.security.web.util.matcher.NegatedRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.servlet.HandlerExceptionResolver;
import tools.jackson.databind.json.JsonMapper;

/**
 * Configures the endpoints of the authorization server: discovery, authorize, token, revoke, keys, user info and
 * logout. No other endpoint of the framework is reachable: no introspection, no registration, no device or exchange
 * grant. An access token is accepted at the user info endpoint only, so that nobody turns one into a new grant.
 */
@Configuration(proxyBeanMethods = false)
public class AuthorizationServerConfiguration {

    private static final RequestMatcher INTROSPECTION = matcher(HttpMethod.POST, "/oauth2/introspect");
    private static final RequestMatcher REVOCATION = matcher(HttpMethod.POST, "/oauth2/revoke");
    private static final RequestMatcher AUTHORIZE = PathPatternRequestMatcher.pathPattern("/oauth2/authorize");
    private static final RequestMatcher USER_INFO = PathPatternRequestMatcher.pathPattern("/userinfo");
    private static final List<String> AUTHENTICATION_METHODS =
            List.of("none", "client_secret_basic", "client_secret_post");

    private static RequestMatcher matcher(HttpMethod method, String path) {
        return PathPatternRequestMatcher.pathPattern(method, path);
    }

    @Bean
    OAuth2TokenGenerator<?> tokenGenerator(
            JwtEncoder encoder,
            Clock clock,
            ObjectProvider<Accounts> accounts,
            TokenProperties tokens,
            AuthorizationProperties authorization) {
        JwtGenerator jwts = new JwtGenerator(encoder);
        jwts.setClock(clock);
        jwts.setJwtCustomizer(new AccessTokenClaims(accounts::getObject, tokens.audience()));
        return new DelegatingOAuth2TokenGenerator(
                jwts, new RefreshTokenGenerator(clock, authorization.grantTimeToLive()));
    }

    /** Collaborators of the filter chain. */
    record Parts(
            Clients clients,
            OAuthErrorResponder errors,
            TokenIssuedHandler issued,
            GrantLogoutHandler logout,
            AccountUserInfo userInfo,
            OutageFilter outages) {}

    @Bean
    Parts authorizationServerParts(
            Clients clients,
            ApiKeys keys,
            GrantLogoutHandler logout,
            ObjectProvider<Accounts> accounts,
            AuditLog audit,
            Answers answers) {
        return new Parts(
                clients,
                new OAuthErrorResponder(answers.json, audit),
                new TokenIssuedHandler(audit, keys),
                logout,
                new AccountUserInfo(accounts::getObject),
                new OutageFilter(new OAuthOutageResolver(answers.problems)));
    }

    /** Writers of error responses. */
    record Answers(JsonMapper json, HandlerExceptionResolver problems) {}

    @Bean
    Answers authorizationServerAnswers(
            JsonMapper json, @Lazy @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
        return new Answers(json, problems);
    }

    @Bean
    @Order(1)
    SecurityFilterChain authorizationServerSecurity(
            HttpSecurity http, Parts parts, ObjectProvider<SecurityContextRepository> sessions) {
        http.oauth2AuthorizationServer(server -> {
            http.securityMatcher(
                    new AndRequestMatcher(server.getEndpointsMatcher(), new NegatedRequestMatcher(INTROSPECTION)));
            clientAuthentication(server, parts);
            endpoints(server, parts);
            server.oidc(oidc -> openId(oidc, parts));
        });
        return http.authorizeHttpRequests(rules -> rules.anyRequest().authenticated())
                .securityContext(context -> sessions.ifAvailable(context::securityContextRepository))
                .requestCache(AbstractHttpConfigurer::disable)
                .oauth2ResourceServer(resource -> resource.bearerTokenResolver(userInfoTokens())
                        .authenticationEntryPoint(AuthorizationServerConfiguration::challenge)
                        .jwt(jwt -> {}))
                .exceptionHandling(
                        handling -> handling.defaultAuthenticationEntryPointFor(new LoginRedirect(), AUTHORIZE))
                .addFilterBefore(parts.outages, SecurityContextHolderFilter.class)
                .headers(headers -> headers.contentSecurityPolicy(
                                policy -> policy.policyDirectives(ContentSecurityPolicy.VALUE))
                        .referrerPolicy(referrer -> {}))
                .build();
    }

    private static void challenge(HttpServletRequest request, HttpServletResponse response, AuthenticationException e) {
        BearerChallenge.write(response, e);
        response.setStatus(HttpStatus.UNAUTHORIZED.value());
    }

    private static BearerTokenResolver userInfoTokens() {
        BearerTokenResolver header = new DefaultBearerTokenResolver();
        return request -> USER_INFO.matches(request) ? header.resolve(request) : null;
    }

    private static void clientAuthentication(OAuth2AuthorizationServerConfigurer server, Parts parts) {
        server.clientAuthentication(client -> client.authenticationConverters(converters -> {
                    converters.clear();
                    converters.add(new PublicClientConverter(REVOCATION));
                    converters.add(new ClientSecretBasicAuthenticationConverter());
                    converters.add(new ClientSecretPostAuthenticationConverter());
                    converters.add(new PublicClientAuthenticationConverter());
                })
                .authenticationProvider(new PublicClientProvider(parts.clients))
                .authenticationProviders(providers -> providers.forEach(provider -> {
                    if (provider instanceof ClientSecretAuthenticationProvider secrets) {
                        secrets.setPasswordEncoder(new SecretHashEncoder());
                    }
                }))
                .errorResponseHandler(parts.errors));
    }

    private static void endpoints(OAuth2AuthorizationServerConfigurer server, Parts parts) {
        server.withObjectPostProcessor(new WithoutServletSession());
        server.authorizationServerMetadataEndpoint(metadata -> metadata.authorizationServerMetadataCustomizer(
                builder -> builder.claims(AuthorizationServerConfiguration::prune)));
        server.authorizationEndpoint(
                endpoint -> endpoint.authenticationProviders(providers -> providers.forEach(provider -> {
                    if (provider instanceof OAuth2AuthorizationCodeRequestAuthenticationProvider codes) {
                        codes.setAuthenticationValidator(new AuthorizationRequestPolicy());
                    }
                })));
        server.tokenEndpoint(endpoint -> endpoint.accessTokenRequestConverters(converters -> {
                    converters.clear();
                    converters.add(new OAuth2AuthorizationCodeAuthenticationConverter());
                    converters.add(new OAuth2RefreshTokenAuthenticationConverter());
                    converters.add(new OAuth2ClientCredentialsAuthenticationConverter());
                })
                .accessTokenResponseHandler(parts.issued)
                .errorResponseHandler(parts.errors));
        server.tokenRevocationEndpoint(endpoint -> endpoint.errorResponseHandler(parts.errors));
    }

    private static void openId(OidcConfigurer oidc, Parts parts) {
        OidcLogoutAuthenticationSuccessHandler loggedOut = new OidcLogoutAuthenticationSuccessHandler();
        loggedOut.setLogoutHandler(parts.logout);
        oidc.providerConfigurationEndpoint(configuration -> configuration.providerConfigurationCustomizer(
                        builder -> builder.claims(AuthorizationServerConfiguration::prune)))
                .userInfoEndpoint(userInfo -> userInfo.userInfoMapper(parts.userInfo))
                .logoutEndpoint(logout -> logout.logoutResponseHandler(loggedOut));
    }

    /** Reduces the discovery document to what is reachable. The framework lists everything that it supports. */
    private static void prune(Map<String, Object> claims) {
        claims.keySet()
                .removeIf(name -> name.startsWith("introspection_")
                        || name.startsWith("dpop_")
                        || name.startsWith("tls_client_"));
        claims.put("grant_types_supported", List.of("authorization_code", "refresh_token", "client_credentials"));
        claims.put("token_endpoint_auth_methods_supported", AUTHENTICATION_METHODS);
        claims.put("revocation_endpoint_auth_methods_supported", AUTHENTICATION_METHODS);
        claims.put("scopes_supported", List.of("openid", "profile", "email"));
    }

    /** Keeps the framework from creating a servlet session for each OpenID request. */
    private static final class WithoutServletSession implements ObjectPostProcessor<OAuth2AuthorizationEndpointFilter> {

        @Override
        public <O extends OAuth2AuthorizationEndpointFilter> O postProcess(O filter) {
            filter.setSessionAuthenticationStrategy((caller, request, response) -> {});
            return filter;
        }
    }
}
