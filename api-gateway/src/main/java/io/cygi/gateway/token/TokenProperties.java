package io.cygi.gateway.token;

import io.cygi.web.token.AcceptedTokens;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the tokens that the platform issues and accepts.
 *
 * @param issuer the public address of the platform, the {@code iss} of its tokens
 * @param audience the audience of the tokens
 * @param timeToLive lifetime of tokens of the demo endpoint
 * @param accessTimeToLive lifetime of access tokens of the authorization server
 * @param clockSkew the most by which the clocks of two processes may differ
 * @param keysDir the folder of the signing keys, null for {@code keys} in the data folder
 * @param keyRotation age of a signing key at which the next one is created, zero for never
 * @param keyLead time for which a new signing key is published before it is used
 */
@Validated
@ConfigurationProperties("cygi.tokens")
public record TokenProperties(
        @NotNull
        @Pattern(
                regexp = "https?://[^?#\\s]+",
                message = "must be the platform's public address, such as https://tickets.example.com")
        @DefaultValue("http://localhost:8080")
        String issuer,

        @NotBlank @DefaultValue("cygi-api") String audience,

        @NotNull @DurationMin(seconds = 1) @DurationMax(hours = 24) @DefaultValue("1h")
        Duration timeToLive,

        @NotNull @DurationMin(seconds = 1) @DurationMax(hours = 24) @DefaultValue("15m")
        Duration accessTimeToLive,

        @NotNull @DurationMax(seconds = 5) @DefaultValue("1s")
        Duration clockSkew,

        @Nullable Path keysDir,

        @NotNull @DurationMin @DefaultValue("90d") Duration keyRotation,

        @NotNull @DurationMin(seconds = 30) @DurationMax(days = 7) @DefaultValue("10m")
        Duration keyLead) {

    /** {@return the longest lifetime of any token, including the skew of clocks} */
    public Duration longestLife() {
        Duration longest = Collections.max(List.of(timeToLive, accessTimeToLive, TokenIssuer.RELAYED_FOR));
        return longest.plus(clockSkew.multipliedBy(2));
    }

    /** {@return the claims that a token must have} */
    AcceptedTokens accepted() {
        return new AcceptedTokens(issuer, audience, clockSkew);
    }
}
