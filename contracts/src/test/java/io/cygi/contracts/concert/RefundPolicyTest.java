package io.cygi.contracts.concert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RefundPolicyTest {

    private static final Instant START = Instant.parse("2026-03-10T10:00:00Z");

    private final RefundPolicy policy = new RefundPolicy(7, 1, 50);

    @Test
    void refundsFullyThenPartlyThenNothing() {
        Instant week = START.minus(Duration.ofDays(7));
        Instant day = START.minus(Duration.ofDays(1));
        RefundStep full = new RefundStep(RefundStep.Name.FULL, 100, week);
        RefundStep partial = new RefundStep(RefundStep.Name.PARTIAL, 50, day);
        RefundStep none = new RefundStep(RefundStep.Name.NONE, 0, null);
        assertThat(policy.stepAt(Instant.EPOCH, START)).isEqualTo(full);
        assertThat(policy.stepAt(week, START)).isEqualTo(full);
        assertThat(policy.stepAt(week.plusMillis(1), START)).isEqualTo(partial);
        assertThat(policy.stepAt(day, START)).isEqualTo(partial);
        assertThat(policy.stepAt(day.plusMillis(1), START)).isEqualTo(none);
        assertThat(policy.stepAt(START.plusSeconds(1), START)).isEqualTo(none);
    }

    @Test
    void refundsFullyThenNothingIfTheMiddleStepIsEmpty() {
        RefundPolicy sudden = new RefundPolicy(3, 3, 50);
        Instant end = START.minus(Duration.ofDays(3));
        assertThat(sudden.stepAt(end, START).name()).isEqualTo(RefundStep.Name.FULL);
        assertThat(sudden.stepAt(end.plusNanos(1), START).name()).isEqualTo(RefundStep.Name.NONE);
    }
}
