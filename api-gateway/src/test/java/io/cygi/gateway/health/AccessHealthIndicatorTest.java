package io.cygi.gateway.health;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The platform's health shows if it is not known whose access has ended. */
class AccessHealthIndicatorTest {

    @ParameterizedTest
    @CsvSource({
        "true,  true,  UP",
        "false, true,  OUT_OF_SERVICE",
        "true,  false, OUT_OF_SERVICE",
        "false, false, OUT_OF_SERVICE"
    })
    void isUpOnlyWhileLocksAndRevocationsAreFresh(boolean locks, boolean revocations, String status) {
        AccessHealthIndicator health = new AccessHealthIndicator(() -> locks, () -> revocations);

        assertThat(health.health().getStatus().getCode()).isEqualTo(status);
    }
}
