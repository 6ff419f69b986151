package io.cygi.gateway.authorization;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the authorization server, except those of access tokens.
 *
 * @param codeTimeToLive lifetime of an authorization code
 * @param refreshTimeToLive lifetime of a refresh token that is not used
 * @param grantTimeToLive longest lifetime of an app's login, however often it is refreshed
 * @param liveGrantsMax bound on the logins of apps that an account has at a time, and on the valid tokens of an API
 *     key; a further one ends the one that would expire first
 */
@Validated
@ConfigurationProperties("cygi.authorization")
public record AuthorizationProperties(
        @NotNull @DurationMin(seconds = 1) @DurationMax(minutes = 10) @DefaultValue("1m")
        Duration codeTimeToLive,

        @NotNull @DurationMin(seconds = 1) @DurationMax(days = 90) @DefaultValue("14d")
        Duration refreshTimeToLive,

        @NotNull @DurationMin(seconds = 1) @DurationMax(days = 366) @DefaultValue("90d")
        Duration grantTimeToLive,

        @Min(1) @Max(1_000) @DefaultValue("50") int liveGrantsMax) {}
