package io.cygi.remote.serve;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The settings of the endpoint for calls.
 *
 * <p>Each call under way has a connection of its own, and all calls may come from one address. So {@code callsMax} is at most
 * three quarters of {@code cygi.web.limits.connections-per-address}, 1,024; the others are left for commands, reads and probes. A
 * process with other limits does not start. The requests that wait for an outcome at all processes of the command side, up to
 * {@code cygi.web.limits.waits-max} at each, are calls here. If they are more than all replicas take, the others are answered
 * without their outcome. A call that already has its place at the command side takes no second one from the waits of this process.
 *
 * @param callsMax the most calls that are answered at the same time, with those that wait; callers send further ones later
 */
@Validated
@ConfigurationProperties("cygi.services")
public record ServeProperties(
        @Min(1) @Max(100_000) @DefaultValue("768") int callsMax) {

    /** The share of the connections that calls may take. */
    private static final double SHARE_MAX = 0.75;

    /**
     * Returns if the calls leave some connections to other requests.
     *
     * @param setting the property that bounds connections
     * @param connectionsMax the most connections, 0 for no bound
     * @throws IllegalStateException if they do not
     */
    void requireWithin(String setting, int connectionsMax) {
        if (connectionsMax > 0 && callsMax > connectionsMax * SHARE_MAX) {
            throw new IllegalStateException(
                    "cygi.services.calls-max=" + callsMax + " is more than three quarters of " + setting
                            + "=" + connectionsMax
                            + ". Each call has a connection, so calls would be cut off instead of refused."
                            + " Lower the former or raise the latter.");
        }
    }
}
