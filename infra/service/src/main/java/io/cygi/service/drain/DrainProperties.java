package io.cygi.service.drain;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The settings of the end of a service.
 *
 * @param drain the time for which a process that is about to end still answers. It is longer than the time after which load
 *     balancers and other services notice that it is not ready, and than the time for which clients keep an idle connection
 */
@Validated
@ConfigurationProperties("cygi.service")
record DrainProperties(
        @NotNull @DurationMin @DurationMax(minutes = 1) @DefaultValue("6s")
        Duration drain) {}
