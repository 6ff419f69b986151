package io.cygi.gateway.login.provider;

import io.cygi.gateway.login.provider.ProviderProperties.Provider;
import io.cygi.gateway.session.cookie.PublicAddress;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpMethod;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistration.ClientSettings;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.web.client.RestClientException;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Finds the registrations of identity providers. A provider of which only the issuer is configured is discovered when
 * the first person logs in, so that the platform starts without it.
 */
public final class ProviderRegistrations implements ClientRegistrationRepository {

    /** The path to which providers redirect people. */
    public static final String CALLBACK = "/login/oauth2/code/";

    private static final String DISCOVERY = "/.well-known/openid-configuration";
    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{0,31}");

    private final Map<String, Provider> providers = new LinkedHashMap<>();
    private final Map<String, ClientRegistration> made = new ConcurrentHashMap<>();
    private final PublicAddress address;
    private final Supplier<ProviderHttp> http;
    private final ProviderCalls calls;

    /**
     * Reads the configuration.
     *
     * @param variables reads the environment
     * @param http called with the first request to a provider
     * @param calls bounds the requests to providers
     */
    ProviderRegistrations(
            ProviderProperties properties,
            Function<String, @Nullable String> variables,
            PublicAddress address,
            Supplier<ProviderHttp> http,
            ProviderCalls calls) {
        this.address = address;
        this.http = http;
        this.calls = calls;
        properties.providers().forEach((id, provider) -> {
            if (!id.equals(Kakao.ID)) {
                add(id, provider);
            }
        });
        Provider kakao = Kakao.completed(
                properties.providers().get(Kakao.ID),
                variables.apply(Kakao.CLIENT_ID),
                variables.apply(Kakao.CLIENT_SECRET));
        if (present(kakao.clientId())) {
            add(Kakao.ID, kakao);
        }
    }

    private void add(String id, Provider provider) {
        if (!ID.matcher(id).matches()) {
            throw new IllegalStateException("The name of a login provider has to be 1 to 32 lower-case letters,"
                    + " digits and hyphens, beginning with a letter.");
        }
        if (!present(provider.clientId()) || !present(provider.clientSecret())) {
            String kakao = id.equals(Kakao.ID) ? " or KAKAO_CLIENT_ID and KAKAO_CLIENT_SECRET" : "";
            throw new IllegalStateException("The login provider " + id + " has no client identifier or no secret. Set"
                    + " cygi.login.providers." + id + ".client-id and .client-secret" + kakao + ".");
        }
        if (!present(provider.issuer()) && (!present(provider.authorizationUri()) || !present(provider.tokenUri()))) {
            throw new IllegalStateException("The login provider " + id + " has no address. Set cygi.login.providers."
                    + id + ".issuer, or .authorization-uri and .token-uri.");
        }
        providers.put(id, provider);
    }

    private static boolean present(@Nullable String text) {
        return text != null && !text.isBlank();
    }

    /**
     * A provider to choose on the login page.
     *
     * @param id the provider's name in addresses
     * @param name the name that people see
     */
    public record Choice(String id, String name) {}

    /** {@return the providers, without a request to any of them} */
    public List<Choice> choices() {
        return providers.entrySet().stream()
                .map(provider -> new Choice(provider.getKey(), name(provider.getKey(), provider.getValue())))
                .toList();
    }

    private static String name(String id, Provider provider) {
        return provider.name() == null ? id : provider.name();
    }

    /**
     * {@return the provider with a name, or null if there is none}
     *
     * @throws ProviderUnavailableException if the provider must be discovered and does not answer
     */
    @Override
    public @Nullable ClientRegistration findByRegistrationId(String id) {
        ClientRegistration known = made.get(id);
        Provider provider = providers.get(id);
        if (known != null || provider == null) {
            return known;
        }
        ClientRegistration registration = registration(id, provider);
        made.put(id, registration);
        return registration;
    }

    private ClientRegistration registration(String id, Provider provider) {
        ClientRegistration.Builder builder = present(provider.authorizationUri()) && present(provider.tokenUri())
                ? ClientRegistration.withRegistrationId(id)
                        .userNameAttributeName("sub")
                        .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                : calls.call(id, () -> discovered(String.valueOf(provider.issuer())))
                        .registrationId(id);
        builder.clientName(name(id, provider))
                .clientId(provider.clientId())
                .clientSecret(provider.clientSecret())
                .redirectUri(address.of(CALLBACK + id))
                .scope(provider.scopes() == null ? List.of("openid", "profile", "email") : provider.scopes())
                .clientSettings(ClientSettings.builder().requireProofKey(true).build());
        set(
                provider.authentication(),
                method -> builder.clientAuthenticationMethod(new ClientAuthenticationMethod(method)));
        set(provider.issuer(), builder::issuerUri);
        set(provider.authorizationUri(), builder::authorizationUri);
        set(provider.tokenUri(), builder::tokenUri);
        set(provider.jwksUri(), builder::jwkSetUri);
        set(provider.userInfoUri(), builder::userInfoUri);
        set(provider.subjectAttribute(), builder::userNameAttributeName);
        return builder.build();
    }

    private static void set(@Nullable String value, Consumer<String> setter) {
        if (present(value)) {
            setter.accept(value);
        }
    }

    private ClientRegistration.Builder discovered(String issuer) {
        try {
            Map<String, Object> document = http.get()
                    .template()
                    .exchange(
                            issuer + DISCOVERY,
                            HttpMethod.GET,
                            null,
                            new ParameterizedTypeReference<Map<String, Object>>() {})
                    .getBody();
            if (document == null || !issuer.equals(document.get("issuer"))) {
                throw new ProviderUnavailableException("The discovery document is of another issuer");
            }
            return ClientRegistrations.fromOidcConfiguration(document);
        } catch (RestClientException | OAuth2AuthorizationException | IllegalArgumentException e) {
            throw new ProviderUnavailableException(e);
        }
    }

    /**
     * {@return the address of a provider's logout page, which redirects back; empty if the provider has none}
     *
     * @param id the provider's name
     * @param returnPath the path to redirect back to
     */
    public Optional<URI> logout(String id, String returnPath) {
        Provider provider = providers.get(id);
        if (provider == null) {
            return Optional.empty();
        }
        String uri = provider.logoutUri() == null ? discoveredLogout(id) : provider.logoutUri();
        if (!present(uri)) {
            return Optional.empty();
        }
        boolean kakao = id.equals(Kakao.ID);
        return Optional.of(UriComponentsBuilder.fromUriString(uri)
                .queryParam("client_id", "{client}")
                .queryParam(kakao ? "logout_redirect_uri" : "post_logout_redirect_uri", "{back}")
                .encode()
                .buildAndExpand(provider.clientId(), address.of(returnPath))
                .toUri());
    }

    /**
     * Returns the logout address of a provider that has been discovered. A logout must not wait for a provider that
     * does not answer.
     */
    private @Nullable String discoveredLogout(String id) {
        ClientRegistration registration = made.get(id);
        return registration == null
                ? null
                : (String) registration
                        .getProviderDetails()
                        .getConfigurationMetadata()
                        .get("end_session_endpoint");
    }
}
