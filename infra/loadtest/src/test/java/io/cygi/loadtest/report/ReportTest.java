package io.cygi.loadtest.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The report has a text for people and one for programs. */
class ReportTest {

    private final Report report = new Report();

    @Test
    void countsNoMissedAimAsAFailure() {
        report.aim("at least 1,000/s", "999/s", false);
        report.aim("at least 10/s", "999/s", true);

        assertThat(report.failures()).isEmpty();
        assertThat(report.markdown())
                .contains("| at least 1,000/s | 999/s | not met |", "| at least 10/s | 999/s | met |");
    }

    @Test
    void countsErrorsAsFailures() {
        report.errors("booking", Map.of());
        assertThat(report.failures()).isEmpty();

        report.errors("booking", Map.of("POST 500", 3L));
        assertThat(report.failures()).singleElement().asString().contains("booking", "POST 500=3");
        assertThat(report.markdown()).contains("FAILED: ");
    }

    @Test
    void writesAllResultsAsJson() {
        report.figures("booking", Map.of("confirmedPerSecond", 12.5));
        report.aim("fast", "12.5/s", true);
        report.absent("the floor");
        report.failure("a seat is sold twice");

        JsonNode json = new JsonMapper().readTree(report.json());

        assertThat(json.at("/booking/confirmedPerSecond").asDouble()).isEqualTo(12.5);
        assertThat(json.at("/aims/0/met").asBoolean()).isTrue();
        assertThat(json.at("/absent/0").asString()).isEqualTo("the floor");
        assertThat(json.at("/failures/0").asString()).isEqualTo("a seat is sold twice");
    }

    @Test
    void roundsNumbersToSignificantDigits() {
        assertThat(Table.number(1_234.56)).isEqualTo("1,235");
        assertThat(Table.number(12.345)).isEqualTo("12.3");
        assertThat(Table.number(0.333)).isEqualTo("0.33");
        assertThat(Table.number(50_000)).isEqualTo("50,000");
    }

    @Test
    void tablesAreMarkdown() {
        Table table = new Table("Title", "clients", "confirmed/s");
        table.row(64, 512.3);
        table.note("A note.");

        assertThat(table.markdown())
                .isEqualTo("### Title\n\n| clients | confirmed/s |\n|---|---:|\n| 64 | 512 |\n\nA note.\n\n");
    }
}
