package io.cygi.service.health;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Reports a process as out of service while a part does not work without which it should get no requests. */
final class WorkHealthIndicator implements HealthIndicator {

    private final Readiness readiness;

    WorkHealthIndicator(Readiness readiness) {
        this.readiness = readiness;
    }

    @Override
    public Health health() {
        return readiness.ready()
                ? Health.up().build()
                : Health.outOfService()
                        .withDetail("missing", readiness.missing())
                        .build();
    }
}
