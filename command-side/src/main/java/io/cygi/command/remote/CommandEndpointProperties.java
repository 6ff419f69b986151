package io.cygi.command.remote;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * The settings of the endpoint for other services.
 *
 * @param underWayMax the most exchanges that are carried out at the same time; callers send further ones later
 * @param underWayBytesMax the most bytes of all their bodies together, less than 2 GiB; callers send further ones later
 * @param readsMax the most answers with stored events that are made at the same time, of a thousand events each at most
 * @param readBytesMax the most bytes of the events of one answer; a larger event is an answer of its own
 * @param readsBytesMax the most bytes of the events of all answers together, less than 2 GiB; each counts for {@code readBytesMax} at
 *     least. The answers take about three times as much memory, as rows and as JSON
 */
@Validated
@ConfigurationProperties("cygi.commands")
public record CommandEndpointProperties(
        @Min(1) @Max(100_000) @DefaultValue("512") int underWayMax,
        @DefaultValue("32MB") DataSize underWayBytesMax,
        @Min(1) @Max(10_000) @DefaultValue("32") int readsMax,
        @DefaultValue("1MB") DataSize readBytesMax,
        @DefaultValue("48MB") DataSize readsBytesMax) {

    /** Checks the sizes. */
    public CommandEndpointProperties {
        if (readBytesMax.toBytes() <= 0 || readsBytesMax.compareTo(readBytesMax) < 0) {
            throw new IllegalArgumentException(
                    "cygi.commands.read-bytes-max is positive, and reads-bytes-max is as large at least");
        }
    }
}
