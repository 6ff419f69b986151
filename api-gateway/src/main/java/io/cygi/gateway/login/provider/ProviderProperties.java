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
 * The identity providers that people may log in with.
 *
 * @param providers each by its name in addresses, for example {@code kakao}
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
     * An identity provider. With an issuer alone everything else is read from the provider's discovery document, when the
     * first person logs in.
     *
     * @param name what people call it
     * @param clientId what it calls the platform
     * @param clientSecret what the platform proves that with
     * @param authentication {@code client_secret_basic} or {@code client_secret_post}
     * @param scopes what is asked for; {@code openid} makes it a login by OpenID Connect
     * @param issuer the {@code iss} of its ID tokens
     * @param authorizationUri where people log in
     * @param tokenUri where codes are exchanged
     * @param jwksUri the keys that ID tokens are signed with
     * @param userInfoUri what it tells of a person
     * @param subjectAttribute the attribute of the user info that identifies a person where there is no ID token
     * @param logoutUri where people log out of it
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
