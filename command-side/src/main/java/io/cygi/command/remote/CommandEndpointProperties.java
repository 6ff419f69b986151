package io.cygi.command.remote;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The settings of the endpoint for other services.
 *
 * @param underWayMax the most exchanges that are carried out at the same time; further ones go to another replica
 */
@Validated
@ConfigurationProperties("cygi.commands")
public record CommandEndpointProperties(
        @Min(1) @Max(100_000) @DefaultValue("512") int underWayMax) {}
