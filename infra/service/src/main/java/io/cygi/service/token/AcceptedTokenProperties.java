package io.cygi.service.token;

import io.cygi.web.token.AcceptedTokens;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.hibernate.validator.constraints.time.DurationMax;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the tokens that a service behind the edge accepts. Issuer, audience and skew are those of the edge.
 *
 * @param issuer the public address of the platform, the {@code iss} of its tokens
 * @param audience the audience of the tokens
 * @param clockSkew the most by which the clocks of two processes may differ
 * @param jwksUri the addresses at which the replicas of the edge publish their keys, {@code /oauth2/jwks} of each
 */
@Validated
@ConfigurationProperties("cygi.tokens")
record AcceptedTokenProperties(
        @NotBlank @DefaultValue("http://localhost:8080") String issuer,

        @NotBlank @DefaultValue("cygi-api") String audience,

        @NotNull @DurationMax(seconds = 5) @DefaultValue("1s")
        Duration clockSkew,

        @NotEmpty @DefaultValue List<URI> jwksUri) {

    AcceptedTokenProperties {
        for (URI address : jwksUri) {
            if (!"http".equals(address.getScheme()) && !"https".equals(address.getScheme())
                    || address.getHost() == null) {
                throw new IllegalArgumentException("cygi.tokens.jwks-uri is an http address, not " + address);
            }
        }
    }

    AcceptedTokens accepted() {
        return new AcceptedTokens(issuer, audience, clockSkew);
    }
}
