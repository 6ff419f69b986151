package io.cygi.gateway.audit;

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
 * The audit log.
 *
 * @param keep how long lines are kept
 * @param writeEvery the time between two writes of the lines that wait
 * @param queueMax the most lines that wait to be written; more are lost and counted
 * @param refusalsPerNetwork the most lines of refusals of one network, and of one account, a minute
 * @param refusalsMax the most lines of refusals a minute
 */
@Validated
@ConfigurationProperties("cygi.audit")
record AuditProperties(
        @NotNull @DurationMin(days = 1) @DurationMax(days = 3_650) @DefaultValue("180d")
        Duration keep,

        @NotNull @DurationMin(millis = 10) @DurationMax(seconds = 10) @DefaultValue("250ms")
        Duration writeEvery,

        @Min(100) @Max(1_000_000) @DefaultValue("10000") int queueMax,
        @Min(1) @Max(10_000) @DefaultValue("20") int refusalsPerNetwork,
        @Min(1) @Max(1_000_000) @DefaultValue("3000") int refusalsMax) {}
