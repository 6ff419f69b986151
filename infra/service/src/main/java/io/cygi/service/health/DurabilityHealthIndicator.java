package io.cygi.service.health;

import io.cygi.messaging.server.ServerHealth;
import io.cygi.messaging.server.ServerWatch;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

/**
 * Reports the platform as degraded while the database server may lose committed data, and after it has lost data that
 * this process had seen. The process still answers.
 */
public final class DurabilityHealthIndicator implements HealthIndicator {

    private static final Status DEGRADED = new Status("DEGRADED");

    private final ServerWatch watch;

    /** Creates the indicator. @param watch the watch on the database server */
    public DurabilityHealthIndicator(ServerWatch watch) {
        this.watch = watch;
    }

    @Override
    public Health health() {
        ServerHealth server = watch.health();
        return Health.status(server.good() ? Status.UP : DEGRADED)
                .withDetail("lossySettings", server.lossySettings())
                .withDetail("restarts", server.restarts())
                .withDetail("lostEvents", server.lostEvents())
                .withDetail("positionsAhead", server.positionsAhead())
                .build();
    }
}
