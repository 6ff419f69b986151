package io.cygi.standalone.health;

import io.cygi.messaging.worker.WorkerStatus;
import io.cygi.messaging.worker.Workers;
import java.util.List;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

/**
 * Reports the platform as degraded while a background worker has failed for too long. It is a status of its own and not
 * {@code DOWN}: the process still answers, and neither a restart nor another process would mend what fails.
 */
final class WorkersHealthIndicator implements HealthIndicator {

    private static final Status DEGRADED = new Status("DEGRADED");

    private final Workers workers;

    WorkersHealthIndicator(Workers workers) {
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
