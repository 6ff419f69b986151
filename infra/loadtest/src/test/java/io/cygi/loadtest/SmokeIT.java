package io.cygi.loadtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.cygi.standalone.trained.TrainedJar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The command runs every scenario as briefly as possible, measures each, and books right. */
class SmokeIT {

    private static final long MINUTES_MAX = 10;
    private static final List<String> FIGURES = List.of(
            "/machine/cores",
            "/machine/database",
            "/run/date",
            "/warm-up/confirmed",
            "/booking/levels/1/latency/p99Millis",
            "/booking/levels/1/resources/generatorCpuMillisPerBooking",
            "/booking/levels/1/resources/sqlStatementsPerBooking",
            "/booking/levels/1/resources/rowsInsertedPerBooking",
            "/paced/levels/0/latency/p99Millis",
            "/floor/floorBookingsPerSecond",
            "/floor/bookingToFloorRatio",
            "/floor/cases/2/rowsPerSecond",
            "/sellout/secondsToLastSeat",
            "/browse/pages/listing/requestsPerSecond",
            "/browse/pages/listing, unchanged (304)/ratioToConstant",
            "/browse/pages/concert/ratioToConstant",
            "/browse/pages/concert, unchanged (304)/ratioToConstant",
            "/browse/pages/large seat map, compressed/bytes",
            "/browse/pages/large seat map, compact/bytes",
            "/browse/pages/seat map, unchanged (304)/ratioToConstant",
            "/waiting-room/joinsPerSecond",
            "/waiting-room/joinLatency/p99Millis",
            "/waiting-room/pollsPerSecond",
            "/waiting-room/pollToConstantRatio",
            "/waiting-room/bytesPerWaitingFan",
            "/waiting-room/admissionsPerSecondMax",
            "/settlement/settlementToScanRatio",
            "/growth/windows/1/confirmedPerSecond",
            "/growth/windows/1/bookingToFloorRatio",
            "/growth/slowestToFastestRatio",
            "/rebuild/eventsPerSecond",
            "/rebuild/rebuildToScanRatio");

    private static int exitCode = -1;
    private static String output = "";
    private static JsonNode json = new JsonMapper().createObjectNode();

    @BeforeAll
    static void measure() throws IOException, InterruptedException {
        Path folder = Path.of(property("cygi.loadtest.folder"));
        Path out = folder.resolve("smoke.json");
        Path shown = folder.resolve("smoke.txt");
        List<String> command = new ArrayList<>(List.of(
                TrainedJar.java(),
                "-jar",
                folder.resolve("loadtest.jar").toString(),
                "--jar=" + TrainedJar.started(),
                "--platform-options=-Xmx1g " + String.join(" ", TrainedJar.options()),
                "--warm-up-seconds=1",
                "--seconds=2",
                "--clients=1,4",
                "--rates=10",
                "--seats=200",
                "--growth=1000,1500",
                "--waiting-fans=400",
                "--out=" + out));
        Files.deleteIfExists(out);
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(shown.toFile())
                .start();
        if (!process.waitFor(MINUTES_MAX, TimeUnit.MINUTES)) {
            process.destroy();
            process.waitFor();
        }
        exitCode = process.exitValue();
        output = Files.readString(shown);
        assertThat(out).as(output).exists();
        json = new JsonMapper().readTree(Files.readString(out));
    }

    private static String property(String name) {
        return Objects.requireNonNull(System.getProperty(name), "run by mvn verify");
    }

    @Test
    void endsWithoutFailures() {
        assertThat(json.path("failures").values()).as(output).isEmpty();
        assertThat(exitCode).as(output).isZero();
    }

    @Test
    void hasEveryFigure() {
        for (String figure : FIGURES) {
            assertThat(json.at(figure).isMissingNode() || json.at(figure).isNull())
                    .as(figure)
                    .isFalse();
        }
        assertThat(json.path("absent").values()).isEmpty();
        assertThat(json.path("aims").values()).isNotEmpty();
    }

    @Test
    void confirmsBookingsInEachScenario() {
        json.at("/booking/levels").values().forEach(level -> assertThat(
                        level.path("confirmed").asLong())
                .as(level.toString())
                .isPositive());
        assertThat(json.at("/paced/levels/0/confirmed").asLong()).isPositive();
        json.at("/growth/windows").values().forEach(window -> assertThat(
                        window.path("confirmed").asLong())
                .as(window.toString())
                .isPositive());
        assertThat(json.at("/rebuild/events").asLong()).isGreaterThan(1_000);
    }

    @Test
    void sellsAllSeatsWithoutDifferences() {
        assertThat(json.at("/sellout/booksBalanced").asBoolean(false)).isTrue();
        assertThat(json.at("/sellout/seats").asLong()).isEqualTo(200);
        assertThat(json.at("/sellout/reservations").asLong()).isBetween(100L, 200L);
    }

    @Test
    void admitsEveryWaitingFanOnce() {
        assertThat(json.at("/waiting-room/fans").asInt()).isEqualTo(400);
        assertThat(json.at("/waiting-room/admitted").asInt()).isEqualTo(400);
    }

    @Test
    void printsTables() {
        assertThat(output)
                .contains("### Machine", "### Booking", "### Floor", "### Sell-out", "### Browsing", "### Waiting room")
                .contains("### Settlement", "### Growth", "### Rebuild", "### Aims");
    }
}
