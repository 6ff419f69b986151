package io.cygi.gateway.session;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The life of a session.
 *
 * @param idle a session ends when it is not used for this long
 * @param absolute a session ends this long after the login, however much it is used
 */
@Validated
@ConfigurationProperties("cygi.sessions")
record SessionProperties(
        @NotNull @DurationMin(minutes = 5) @DurationMax(days = 7) @DefaultValue("2h")
        Duration idle,

        @NotNull @DurationMin(minutes = 5) @DurationMax(days = 30) @DefaultValue("24h")
        Duration absolute) {}
