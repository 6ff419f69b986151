package io.cygi.remote.serve;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The settings of the endpoint for calls.
 *
 * @param callsMax the most calls that are answered at the same time, with those that wait; callers send further ones later
 */
@Validated
@ConfigurationProperties("cygi.services")
public record ServeProperties(
        @Min(1) @Max(100_000) @DefaultValue("2048") int callsMax) {}
