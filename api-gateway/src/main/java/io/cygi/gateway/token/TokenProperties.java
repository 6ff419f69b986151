package io.cygi.gateway.token;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The tokens that the platform issues and accepts.
 *
 * @param issuer who issues them
 * @param audience whom they are for
 * @param timeToLive how long they count
 * @param clockSkew how far the clocks of two processes may differ
 */
@Validated
@ConfigurationProperties("cygi.tokens")
record TokenProperties(
        @NotBlank @DefaultValue("cygi") String issuer,
        @NotBlank @DefaultValue("cygi-api") String audience,

        @NotNull @DurationMin(seconds = 1) @DurationMax(hours = 24) @DefaultValue("1h")
        Duration timeToLive,

        @NotNull @DurationMax(seconds = 5) @DefaultValue("1s")
        Duration clockSkew) {}
