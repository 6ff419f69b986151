package io.cygi.loadtest.growth;

import static org.assertj.core.api.Assertions.assertThat;

import io.cygi.loadtest.report.Report;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The slowest and the fastest window decide about the growth, whichever came first. */
class GrowthReportTest {

    @Test
    void comparesTheSlowestWithTheFastest() {
        GrowthReport growth = new GrowthReport(List.of(window(900, 0.5), window(1_000, 0.5), window(800, 0.25)));

        assertThat(growth.slowestToFastest()).isEqualTo(0.8);
        assertThat(json(growth))
                .contains("\"slowestToFastestRatio\" : 0.8", "\"slowestToFastestRatioRelativeToFloor\" : 0.5")
                .contains("\"met\" : false");
    }

    @Test
    void meetsTheAimWithinFifteenPercent() {
        assertThat(json(new GrowthReport(List.of(window(1_000, 0.5), window(860, 0.5)))))
                .contains("\"met\" : true");
    }

    @Test
    void leavesOutTheFloorIfItIsAbsent() {
        assertThat(json(new GrowthReport(List.of(window(1_000, null), window(900, null)))))
                .doesNotContain("RelativeToFloor")
                .contains("the floor beside growth");
    }

    private static String json(GrowthReport growth) {
        Report report = new Report();
        growth.add(report);
        return report.json();
    }

    private static Window window(double perSecond, @Nullable Double ratio) {
        Double floor = ratio == null ? null : perSecond / ratio;
        return new Window(10, 12, 5, 100, perSecond, 3, 50, floor, ratio, Map.of());
    }
}
