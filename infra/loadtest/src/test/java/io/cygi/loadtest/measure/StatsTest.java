package io.cygi.loadtest.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Medians, spreads and ratios are computed from several figures. */
class StatsTest {

    @Test
    void computesTheMedian() {
        assertThat(Stats.median(List.of(9.0, 1.0, 5.0))).isEqualTo(5);
        assertThat(Stats.median(List.of(9.0, 1.0, 5.0, 6.0))).isEqualTo(5.5);
        assertThatThrownBy(() -> Stats.median(List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void computesTheSpreadRelativeToTheMedian() {
        assertThat(Stats.spreadPercent(List.of(90.0, 100.0, 130.0))).isEqualTo(40);
    }

    @Test
    void hasTheRatioZeroForADivisorOfZero() {
        assertThat(Stats.ratio(1, 4)).isEqualTo(0.25);
        assertThat(Stats.ratio(1, 0)).isZero();
    }
}
