package io.cygi.gateway.login.provider;

import io.cygi.gateway.session.cookie.PublicAddress;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.authentication.OAuth2LoginAuthenticationProvider;
import org.springframework.security.oauth2.client.authentication.OAuth2LoginAuthenticationToken;
import org.springframework.security.oauth2.client.endpoint.OAuth2AccessTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.OAuth2AuthorizationCodeGrantRequest;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.oidc.authentication.OidcAuthorizationCodeAuthenticationProvider;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.userinfo.DefaultOAuth2UserService;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserRequest;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserService;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.user.OAuth2User;
import org.springframework.util.StringUtils;
import org.springframework.util.function.SingletonSupplier;

/**
 * Configures the identity providers and the verification of their answers. Objects that send requests are created with
 * the first login.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ProviderProperties.class)
public class ProviderConfiguration {

    private static final int SUBJECT_MAX = 255;

    /** Creates the HTTP client of the providers with the first request. */
    record LazyHttp(Supplier<ProviderHttp> http) {}

    @Bean
    LazyHttp providerHttp(ProviderProperties properties) {
        return new LazyHttp(
                SingletonSupplier.of(() -> new ProviderHttp(properties.connectTime(), properties.readTime())));
    }

    @Bean
    ProviderCalls providerCalls() {
        return new ProviderCalls(ProviderCalls.WAIT_MAX);
    }

    @Bean
    ProviderRegistrations providerRegistrations(
            ProviderProperties properties,
            PublicAddress address,
            LazyHttp http,
            ProviderCalls calls,
            Environment environment) {
        ProviderRegistrations registrations =
                new ProviderRegistrations(properties, environment::getProperty, address, http.http(), calls);
        boolean production = environment.acceptsProfiles(Profiles.of("prod"));
        if (production
                && !registrations.choices().isEmpty()
                && !StringUtils.hasText(environment.getProperty(PublicAddress.PROPERTY))) {
            throw new IllegalStateException("Login providers send people back to the platform's public address. Set "
                    + PublicAddress.PROPERTY + ", for example https://tickets.example.com.");
        }
        return registrations;
    }

    /**
     * Verifies the answer of a provider. It is wrapped, because the framework would take the bare manager for the
     * application's.
     */
    public record ProviderAuthentication(AuthenticationManager manager) {}

    @Bean
    ProviderAuthentication providerAuthentication(LazyHttp http, ProviderCalls calls) {
        Supplier<RestClientAuthorizationCodeTokenResponseClient> tokens = SingletonSupplier.of(() -> {
            var client = new RestClientAuthorizationCodeTokenResponseClient();
            client.setRestClient(http.http().get().client());
            return client;
        });
        Supplier<DefaultOAuth2UserService> users = SingletonSupplier.of(() -> {
            var service = new DefaultOAuth2UserService();
            service.setRestOperations(http.http().get().template());
            return service;
        });
        OAuth2AccessTokenResponseClient<OAuth2AuthorizationCodeGrantRequest> tokenClient =
                request -> tokens.get().getTokenResponse(request);
        OAuth2UserService<OAuth2UserRequest, OAuth2User> userService =
                request -> users.get().loadUser(request);
        OidcUserService openIdUsers = new OidcUserService();
        openIdUsers.setOauth2UserService(userService);
        var openId = new OidcAuthorizationCodeAuthenticationProvider(tokenClient, openIdUsers);
        openId.setJwtDecoderFactory(new IdTokenDecoders(http.http()));
        ProviderManager manager =
                new ProviderManager(List.of(openId, new OAuth2LoginAuthenticationProvider(tokenClient, userService)));
        return new ProviderAuthentication(login -> calls.call(provider(login), () -> authenticated(manager, login)));
    }

    private static String provider(Authentication login) {
        return ((OAuth2LoginAuthenticationToken) login).getClientRegistration().getRegistrationId();
    }

    /**
     * Authenticates a login and refuses one that the library fails on or whose subject is too long. The library asserts
     * parts of a provider's answer instead of refusing it, and does not bound the subject.
     */
    private static Authentication authenticated(AuthenticationManager manager, Authentication login) {
        try {
            Authentication person = manager.authenticate(login);
            String subject = person.getName();
            if (subject.isBlank() || subject.length() > SUBJECT_MAX) {
                throw new OAuth2AuthenticationException(new OAuth2Error(OAuth2ErrorCodes.INVALID_TOKEN));
            }
            return person;
        } catch (IllegalArgumentException | ClassCastException e) {
            throw new ProviderUnavailableException(e);
        }
    }
}
