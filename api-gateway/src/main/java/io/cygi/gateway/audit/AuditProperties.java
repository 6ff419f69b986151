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
 * Settings of the audit log.
 *
 * @param keep time for which lines are kept
 * @param writeEvery time between two writes of waiting lines
 * @param queueMax bound on the lines that wait to be written; further lines are lost and counted
 * @param refusalsPerNetwork bound on the lines of refusals of one network, and of one account, per minute
 * @param refusalsMax bound on all lines of refusals per minute
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
