package io.cygi.gateway.login;

import io.cygi.gateway.account.Accounts;
import io.cygi.gateway.audit.AuditLog;
import io.cygi.gateway.authorization.grant.Grants;
import io.cygi.gateway.login.provider.ProviderConfiguration;
import io.cygi.gateway.login.provider.ProviderConfiguration.ProviderAuthentication;
import io.cygi.gateway.login.provider.ProviderRegistrations;
import io.cygi.gateway.session.SessionSeal;
import io.cygi.gateway.session.Sessions;
import io.cygi.gateway.session.cookie.SessionCookies;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.file.Path;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.client.web.OAuth2LoginAuthenticationFilter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.transaction.support.TransactionOperations;

/** Configures logins and logouts, in a filter chain of their own before the API's. */
@Configuration(proxyBeanMethods = false)
@Import(ProviderConfiguration.class)
public class LoginConfiguration {

    private static final String KEYS_DIR = "${cygi.tokens.keys-dir:${cygi.data-dir:./data}/keys}";

    @Bean
    LoginService loginService(
            Sessions sessions,
            SessionCookies cookies,
            Grants grants,
            TransactionOperations transaction,
            AuditLog audit) {
        return new LoginService(sessions, cookies, grants, transaction, audit);
    }

    @Bean
    LoginOutcome loginOutcome(Accounts accounts, LoginService logins, AuditLog audit) {
        return new LoginOutcome(accounts, logins, audit);
    }

    @Bean
    SessionSeal sessionSeal(@Value("${cygi.login.key:#{null}}") @Nullable String key, @Value(KEYS_DIR) String keysDir) {
        return new SessionSeal(LoginKey.of(key, Path.of(keysDir)));
    }

    @Bean
    LoginStateCookie loginStates(
            ProviderRegistrations registrations,
            SessionCookies cookies,
            Clock clock,
            @Value("${cygi.login.key:#{null}}") @Nullable String key,
            @Value(KEYS_DIR) String keysDir) {
        return new LoginStateCookie(LoginKey.of(key, Path.of(keysDir)), registrations, cookies, clock);
    }

    @Bean
    @Order(2)
    SecurityFilterChain loginSecurity(
            HttpSecurity http,
            ProviderRegistrations registrations,
            ProviderAuthentication authentication,
            LoginStateCookie states,
            LoginOutcome outcome,
            LoginPagePolicy pages) {
        OAuth2AuthorizationRequestRedirectFilter begin =
                new OAuth2AuthorizationRequestRedirectFilter(new LoginRequestResolver(registrations));
        begin.setAuthorizationRequestRepository(states);
        begin.setAuthenticationFailureHandler(outcome);
        OAuth2LoginAuthenticationFilter end = new OAuth2LoginAuthenticationFilter(
                registrations, new NoClients(), ProviderRegistrations.CALLBACK + "*");
        end.setAuthorizationRequestRepository(states);
        end.setAuthenticationManager(authentication.manager());
        end.setAuthenticationSuccessHandler(outcome);
        end.setAuthenticationFailureHandler(outcome);
        return http.securityMatcher("/login", "/login/**", "/logout", LoginRequestResolver.PATH + "*")
                // The two forms check their tokens themselves, because the CSRF token is derived from the session's
                // cookie.
                .csrf(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .authorizeHttpRequests(rules -> rules.anyRequest().permitAll())
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(pages.directives()))
                        // Browsers send the origin of a form only if the page allows it.
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN)))
                .addFilter(begin)
                .addFilter(end)
                .build();
    }

    /** Discards the tokens that providers issue. The platform sends them no requests after the login. */
    private static final class NoClients implements OAuth2AuthorizedClientRepository {

        @Override
        public <T extends OAuth2AuthorizedClient> @Nullable T loadAuthorizedClient(
                String registration, Authentication principal, HttpServletRequest request) {
            return null;
        }

        @Override
        public void saveAuthorizedClient(
                OAuth2AuthorizedClient client,
                Authentication principal,
                HttpServletRequest request,
                HttpServletResponse response) {
            // Discarded, as the class says.
        }

        @Override
        public void removeAuthorizedClient(
                String registration,
                Authentication principal,
                HttpServletRequest request,
                HttpServletResponse response) {
            // No client is stored.
        }
    }
}
