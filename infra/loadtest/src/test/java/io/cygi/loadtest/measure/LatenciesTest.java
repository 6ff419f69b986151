package io.cygi.loadtest.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Percentiles are those of the counted durations. */
class LatenciesTest {

    @Test
    void computesPercentiles() {
        Latencies latencies = new Latencies();
        for (int millis = 1; millis <= 1_000; millis++) {
            latencies.add(TimeUnit.MILLISECONDS.toNanos(millis));
        }

        Latencies.Figures figures = latencies.figures();
        assertThat(latencies.count()).isEqualTo(1_000);
        assertThat(figures.p50Millis()).isCloseTo(500, within(1.0));
        assertThat(figures.p95Millis()).isCloseTo(950, within(1.0));
        assertThat(figures.p99Millis()).isCloseTo(990, within(1.0));
        assertThat(figures.maxMillis()).isCloseTo(1_000, within(1.0));
    }

    @Test
    void countsLatenciesOutsideItsRange() {
        Latencies latencies = new Latencies();
        latencies.add(0);
        latencies.add(TimeUnit.HOURS.toNanos(5));

        assertThat(latencies.count()).isEqualTo(2);
        assertThat(latencies.millis(100)).isGreaterThan(TimeUnit.MINUTES.toMillis(9));
    }

    @Test
    void hasZeroFiguresWithoutLatencies() {
        assertThat(new Latencies().figures()).isEqualTo(new Latencies.Figures(0, 0, 0, 0));
    }
}
