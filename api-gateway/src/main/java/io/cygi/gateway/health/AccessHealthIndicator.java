package io.cygi.gateway.health;

import java.util.function.BooleanSupplier;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Reports the platform as out of service while it cannot read locks and revocations. Requests with tokens and sessions
 * are answered with 503 meanwhile.
 */
public final class AccessHealthIndicator implements HealthIndicator {

    private final BooleanSupplier locks;
    private final BooleanSupplier revocations;

    /**
     * Creates the indicator.
     *
     * @param locks tells whether locks were read lately
     * @param revocations tells whether revocations were read lately
     */
    public AccessHealthIndicator(BooleanSupplier locks, BooleanSupplier revocations) {
        this.locks = locks;
        this.revocations = revocations;
    }

    @Override
    public Health health() {
        boolean known = locks.getAsBoolean() && revocations.getAsBoolean();
        return known
                ? Health.up().build()
                : Health.outOfService()
                        .withDetail("unknown", "locks and revocations")
                        .build();
    }
}
