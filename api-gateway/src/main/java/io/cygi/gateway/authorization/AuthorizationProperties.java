package io.cygi.gateway.authorization;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the authorization server, other than those of access tokens.
 *
 * @param codeTimeToLive how long an authorization code counts
 * @param refreshTimeToLive how long a refresh token counts that nobody uses
 * @param grantTimeToLive how long a login of an app lasts at the longest, however often it is refreshed
 */
@Validated
@ConfigurationProperties("cygi.authorization")
public record AuthorizationProperties(
        @NotNull @DurationMin(seconds = 1) @DurationMax(minutes = 10) @DefaultValue("1m")
        Duration codeTimeToLive,

        @NotNull @DurationMin(seconds = 1) @DurationMax(days = 90) @DefaultValue("14d")
        Duration refreshTimeToLive,

        @NotNull @DurationMin(seconds = 1) @DurationMax(days = 366) @DefaultValue("90d")
        Duration grantTimeToLive) {}
