package io.cygi.gateway.login.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cygi.gateway.login.provider.ProviderProperties.Provider;
import io.cygi.gateway.session.cookie.PublicAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.security.oauth2.client.registration.ClientRegistration;

/** Kakao needs two values from the environment, other providers their configuration; a missing value is named. */
class ProviderRegistrationsTest {

    private static final Map<String, String> KAKAO =
            Map.of(Kakao.CLIENT_ID, "the-client", Kakao.CLIENT_SECRET, "the-secret");

    @Test
    void knowKakaosAddresses() {
        ClientRegistration kakao = registration(registrations(Map.of(), KAKAO), "kakao");

        assertThat(kakao.getClientId()).isEqualTo("the-client");
        assertThat(kakao.getClientAuthenticationMethod().getValue()).isEqualTo("client_secret_post");
        assertThat(kakao.getScopes()).containsExactly("openid", "profile_nickname", "account_email");
        assertThat(kakao.getRedirectUri()).isEqualTo("https://tickets.example/login/oauth2/code/kakao");
        assertThat(kakao.getClientSettings().isRequireProofKey()).isTrue();
        ClientRegistration.ProviderDetails details = kakao.getProviderDetails();
        assertThat(details.getIssuerUri()).isEqualTo("https://kauth.kakao.com");
        assertThat(details.getAuthorizationUri()).isEqualTo("https://kauth.kakao.com/oauth/authorize");
        assertThat(details.getTokenUri()).isEqualTo("https://kauth.kakao.com/oauth/token");
        assertThat(details.getJwkSetUri()).isEqualTo("https://kauth.kakao.com/.well-known/jwks.json");
        assertThat(details.getUserInfoEndpoint().getUri()).isEqualTo("https://kapi.kakao.com/v1/oidc/userinfo");
        assertThat(details.getUserInfoEndpoint().getUserNameAttributeName()).isEqualTo("sub");
    }

    @Test
    void knowKakaoWithoutOpenId() {
        Provider scopes = provider(null, null, null, List.of("profile_nickname"));
        ClientRegistration kakao = registration(registrations(Map.of("kakao", scopes), KAKAO), "kakao");

        assertThat(kakao.getScopes()).containsExactly("profile_nickname");
        assertThat(kakao.getProviderDetails().getUserInfoEndpoint().getUri())
                .isEqualTo("https://kapi.kakao.com/v2/user/me");
        assertThat(kakao.getProviderDetails().getUserInfoEndpoint().getUserNameAttributeName())
                .isEqualTo("id");
    }

    @Test
    void areEmptyWithoutConfiguration() {
        assertThat(registrations(Map.of(), Map.of()).choices()).isEmpty();
        assertThat(registrations(Map.of(), Map.of()).findByRegistrationId("kakao"))
                .isNull();
    }

    @Test
    void sendPeopleToKakaosLogout() {
        assertThat(registrations(Map.of(), KAKAO).logout("kakao", "/login?logout=done"))
                .hasValueSatisfying(uri -> assertThat(uri)
                        .hasScheme("https")
                        .hasHost("kauth.kakao.com")
                        .hasPath("/oauth/logout")
                        .hasParameter("client_id", "the-client")
                        .hasParameter("logout_redirect_uri", "https://tickets.example/login?logout=done"));
        assertThat(registrations(Map.of(), KAKAO).logout("demo", "/login")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "keycloak, https://id.example, -,   s, client-id",
                "keycloak, https://id.example, c,   -, client-secret",
                "keycloak, https://id.example, ' ', s, client-id",
                "keycloak, -,                  c,   s, issuer",
                "kakao,    -,                  c,   -, KAKAO_CLIENT_SECRET",
                "Key_Cloak, https://id.example, c,  s, lower-case"
            })
    void nameTheMissingProperty(
            String id, @Nullable String issuer, @Nullable String client, @Nullable String secret, String named) {
        Map<String, Provider> providers = Map.of(id, provider(issuer, client, secret, null));

        assertThatThrownBy(() -> registrations(providers, Map.of()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(named)
                .hasMessageNotContaining("Provider[");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " "})
    void treatAnEmptyVariableAsMissing(String value) {
        assertThat(registrations(Map.of(), Map.of(Kakao.CLIENT_ID, value)).choices())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "prod, the-client, -, false",
                "prod, the-client, https://tickets.example, true",
                "prod, -, -, true",
                "demo, the-client, -, true"
            })
    void needThePublicAddressInProduction(
            String profile, @Nullable String client, @Nullable String address, boolean starts) {
        MockEnvironment environment = new MockEnvironment();
        environment.setActiveProfiles(profile);
        if (client != null) {
            environment.setProperty(Kakao.CLIENT_ID, client);
            environment.setProperty(Kakao.CLIENT_SECRET, "the-secret");
        }
        if (address != null) {
            environment.setProperty(PublicAddress.PROPERTY, address);
        }
        ThrowingCallable start = () -> new ProviderConfiguration()
                .providerRegistrations(
                        properties(Map.of()),
                        new PublicAddress("http://localhost:8080"),
                        new ProviderConfiguration.LazyHttp(ProviderRegistrationsTest::none),
                        new ProviderCalls(Duration.ZERO),
                        environment);

        if (starts) {
            assertThatCode(start).doesNotThrowAnyException();
        } else {
            assertThatThrownBy(start)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining(PublicAddress.PROPERTY);
        }
    }

    private static ProviderHttp none() {
        throw new AssertionError("No provider is to be asked");
    }

    @Test
    void useNoneOfKakaosAddressesForAnotherIssuer() {
        Provider elsewhere = Kakao.completed(provider("http://localhost:8091/kakao", "c", "s", null), null, null);

        assertThat(elsewhere.issuer()).isEqualTo("http://localhost:8091/kakao");
        assertThat(Arrays.asList(
                        elsewhere.authorizationUri(),
                        elsewhere.tokenUri(),
                        elsewhere.jwksUri(),
                        elsewhere.userInfoUri(),
                        elsewhere.logoutUri()))
                .containsOnlyNulls();
        assertThat(Kakao.completed(null, "c", "s").tokenUri()).isEqualTo("https://kauth.kakao.com/oauth/token");
        assertThat(Kakao.completed(provider("https://kauth.kakao.com", "c", "s", null), null, null)
                        .tokenUri())
                .isEqualTo("https://kauth.kakao.com/oauth/token");
    }

    @Test
    void keepTheSecretOutOfTexts() {
        Provider provider = provider("https://id.example", "c", "very-secret", null);
        ProviderProperties properties = properties(Map.of("keycloak", provider));

        assertThat(properties.toString()).doesNotContain("very-secret");
    }

    private static ClientRegistration registration(ProviderRegistrations registrations, String id) {
        ClientRegistration registration = registrations.findByRegistrationId(id);
        assertThat(registration).isNotNull();
        return Objects.requireNonNull(registration);
    }

    private static ProviderRegistrations registrations(Map<String, Provider> providers, Map<String, String> variables) {
        return new ProviderRegistrations(
                properties(providers),
                variables::get,
                new PublicAddress("https://tickets.example"),
                ProviderRegistrationsTest::none,
                new ProviderCalls(Duration.ZERO));
    }

    private static ProviderProperties properties(Map<String, Provider> providers) {
        return new ProviderProperties(providers, Duration.ofSeconds(2), Duration.ofSeconds(5));
    }

    private static Provider provider(
            @Nullable String issuer, @Nullable String client, @Nullable String secret, @Nullable List<String> scopes) {
        return new Provider(null, client, secret, null, scopes, issuer, null, null, null, null, null, null);
    }
}
