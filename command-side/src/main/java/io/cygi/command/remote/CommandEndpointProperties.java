package io.cygi.command.remote;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * The endpoint for other services.
 *
 * @param underWayMax how many exchanges are carried out at the same time; the callers of those beyond it come back later
 * @param underWayBytesMax how many bytes their bodies have together, less than 2 GiB; the same beyond it
 * @param readsMax how many answers of stored events are made at once, a thousand events each at most
 */
@Validated
@ConfigurationProperties("cygi.commands")
public record CommandEndpointProperties(
        @Min(1) @Max(100_000) @DefaultValue("512") int underWayMax,
        @DefaultValue("32MB") DataSize underWayBytesMax,
        @Min(1) @Max(10_000) @DefaultValue("32") int readsMax) {}
