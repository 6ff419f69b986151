package io.cygi.service.health;

import io.cygi.messaging.worker.WorkerStatus;
import io.cygi.messaging.worker.Workers;
import java.util.List;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

/**
 * Reports the platform as degraded while a background worker has failed for too long. The status is not {@code DOWN},
 * because the process still answers, and neither a restart nor another process would remove the fault.
 */
public final class WorkersHealthIndicator implements HealthIndicator {

    private static final Status DEGRADED = new Status("DEGRADED");

    private final Workers workers;

    /** Creates the indicator. @param workers the workers of this process */
    public WorkersHealthIndicator(Workers workers) {
        this.workers = workers;
    }

    @Override
    public Health health() {
        List<WorkerStatus> broken = workers.broken();
        return broken.isEmpty()
                ? Health.up().build()
                : Health.status(DEGRADED).withDetail("workers", broken).build();
    }
}
