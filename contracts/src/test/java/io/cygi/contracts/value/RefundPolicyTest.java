package io.cygi.contracts.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RefundPolicyTest {

    private static final Instant START = Instant.parse("2026-03-10T10:00:00Z");

    private final RefundPolicy policy = new RefundPolicy(7, 1, 50);

    @Test
    void refundsFullyThenPartlyThenNothing() {
        assertThat(policy.percentAt(START.minus(Duration.ofDays(7)), START)).isEqualTo(100);
        assertThat(policy.percentAt(START.minus(Duration.ofDays(7)).plusMillis(1), START))
                .isEqualTo(50);
        assertThat(policy.percentAt(START.minus(Duration.ofDays(1)), START)).isEqualTo(50);
        assertThat(policy.percentAt(START.minus(Duration.ofDays(1)).plusMillis(1), START))
                .isZero();
        assertThat(policy.percentAt(START.plusSeconds(1), START)).isZero();
    }

    @Test
    void hasItsDaysInOrder() {
        assertThatThrownBy(() -> new RefundPolicy(1, 2, 50)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new RefundPolicy(7, 1, 101)).isInstanceOf(IllegalArgumentException.class);
    }
}
