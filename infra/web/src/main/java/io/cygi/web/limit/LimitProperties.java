package io.cygi.web.limit;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The limits of what callers may use at the same time in this process. An address is an IPv4 address or an IPv6 network
 * of 64 bits. Many fans may share one, if their network provider translates addresses.
 *
 * @param connectionsPerAddress the most open connections of one address; 0 for no bound, as behind a proxy
 * @param requestsPerAddress the most requests of one address that are being answered
 * @param requestsPerAccount the most requests of one account that are being answered
 * @param waitsMax the most requests of all callers that wait for something to appear or change
 * @param waitsPerAddress the most waiting requests of one address
 * @param waitsPerAccount the most waiting requests of one account
 * @param streamsPerAddress the most live streams of all kinds to one address
 * @param streamsPerAccount the most live streams of all kinds to one account
 * @param streamTime the longest time of a live stream; each lasts at least half of it, and clients come back when it
 *     ends
 * @param headTime the longest time for the head of a request to arrive
 * @param bodyTime the longest time for the body of a request to arrive
 */
@Validated
@ConfigurationProperties("cygi.web.limits")
public record LimitProperties(
        @Min(0) @DefaultValue("1024") int connectionsPerAddress,
        @Min(1) @DefaultValue("512") int requestsPerAddress,
        @Min(1) @DefaultValue("128") int requestsPerAccount,
        @Min(1) @Max(100_000) @DefaultValue("2000") int waitsMax,
        @Min(1) @DefaultValue("256") int waitsPerAddress,
        @Min(1) @DefaultValue("64") int waitsPerAccount,
        @Min(1) @DefaultValue("256") int streamsPerAddress,
        @Min(1) @DefaultValue("8") int streamsPerAccount,
        @DefaultValue("5m") Duration streamTime,
        @DefaultValue("20s") Duration headTime,
        @DefaultValue("60s") Duration bodyTime) {

    /** Checks the durations. */
    public LimitProperties {
        if (!streamTime.isPositive() || !headTime.isPositive() || !bodyTime.isPositive()) {
            throw new IllegalArgumentException("the durations under cygi.web.limits are positive");
        }
    }
}
