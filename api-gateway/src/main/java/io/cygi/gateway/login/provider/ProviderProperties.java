package io.cygi.gateway.login.provider;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the identity providers.
 *
 * @param providers the providers, each by its name in addresses, for example {@code kakao}
 * @param connectTime bound on connecting to a provider
 * @param readTime bound on a provider's whole answer
 */
@Validated
@ConfigurationProperties("cygi.login")
record ProviderProperties(
        @DefaultValue Map<String, Provider> providers,

        @NotNull @DurationMin(millis = 50) @DurationMax(seconds = 30) @DefaultValue("2s")
        Duration connectTime,

        @NotNull @DurationMin(millis = 50) @DurationMax(seconds = 30) @DefaultValue("5s")
        Duration readTime) {

    /**
     * Settings of an identity provider. If only the issuer is set, the others are read from the provider's discovery
     * document when the first person logs in.
     *
     * @param name the name that people see
     * @param clientId the platform's identifier at the provider
     * @param clientSecret the platform's secret at the provider
     * @param authentication {@code client_secret_basic} or {@code client_secret_post}
     * @param scopes scopes to ask for; {@code openid} selects OpenID Connect
     * @param issuer the {@code iss} of its ID tokens
     * @param authorizationUri address of the provider's login page
     * @param tokenUri address at which codes are exchanged
     * @param jwksUri address of the keys that sign ID tokens
     * @param userInfoUri address of the user info
     * @param subjectAttribute the attribute of the user info that identifies a person if there is no ID token
     * @param logoutUri address of the provider's logout page
     */
    record Provider(
            @Nullable String name,
            @Nullable String clientId,
            @Nullable String clientSecret,
            @Nullable String authentication,
            @Nullable List<String> scopes,
            @Nullable String issuer,
            @Nullable String authorizationUri,
            @Nullable String tokenUri,
            @Nullable String jwksUri,
            @Nullable String userInfoUri,
            @Nullable String subjectAttribute,
            @Nullable String logoutUri) {

        /** A provider of which nothing is configured. */
        static final Provider UNSET =
                new Provider(null, null, null, null, null, null, null, null, null, null, null, null);

        /** Leaves out the secret, so that it cannot reach a log. */
        @Override
        public String toString() {
            return "Provider[name=" + name + ", issuer=" + issuer + "]";
        }
    }
}
