package io.cygi.gateway.session;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the life of a session.
 *
 * @param idle time without use after which a session ends
 * @param absolute time after the login at which a session ends, however much it is used
 */
@Validated
@ConfigurationProperties("cygi.sessions")
record SessionProperties(
        @NotNull @DurationMin(minutes = 5) @DurationMax(days = 7) @DefaultValue("2h")
        Duration idle,

        @NotNull @DurationMin(minutes = 5) @DurationMax(days = 30) @DefaultValue("24h")
        Duration absolute) {}
