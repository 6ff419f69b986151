package io.cygi.loadtest.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The command line gives options, or a message about its fault. */
class CommandLineTest {

    private static final String URL = "--url=http://localhost:8080";

    @Test
    void measuresAllScenariosByDefault() {
        Options options = CommandLine.parse(URL);

        assertThat(options.scenarios()).containsExactlyInAnyOrder(ScenarioName.values());
        assertThat(options.seconds()).isEqualTo(20);
        assertThat(options.warmUpSeconds()).isEqualTo(120);
        assertThat(options.clients()).containsExactly(1, 16, 64, 256);
        assertThat(options.ratesPerSecond()).containsExactly(500, 1_000);
        assertThat(options.growthEvents()).containsExactly(10_000, 100_000, 1_000_000);
        assertThat(options.waitingFans()).isEqualTo(200_000);
        assertThat(options.seats()).isEqualTo(50_000);
        assertThat(options.idempotencyKeys()).isFalse();
        assertThat(options.out()).isNull();
        assertThat(options.datasource()).isNull();
    }

    @Test
    void alwaysWarmsUp() {
        assertThat(CommandLine.parse(URL, "browse").scenarios())
                .containsExactlyInAnyOrder(ScenarioName.WARM_UP, ScenarioName.BROWSE);
    }

    @Test
    void readsEachOption(@TempDir Path folder) throws IOException {
        Path jar = Files.createFile(folder.resolve("some.jar"));

        Options options = CommandLine.parse(
                "booking",
                "--jar=" + jar,
                "--platform-options=-Xmx1g  -XX:+UseZGC",
                "--jfr=x.jfr",
                "--seconds=3",
                "--clients=4, 8",
                "--growth=300,100",
                "--waiting-fans=1000",
                "--out=a=b.json",
                "--idempotency-keys",
                "--datasource=jdbc:mysql://127.0.0.1:3306/cygi?user=root&password=x=y");

        assertThat(options.jar()).isEqualTo(jar);
        assertThat(options.url()).isNull();
        assertThat(options.platformOptions()).containsExactly("-Xmx1g", "-XX:+UseZGC");
        assertThat(options.recording()).isEqualTo(Path.of("x.jfr").toAbsolutePath());
        assertThat(options.seconds()).isEqualTo(3);
        assertThat(options.clients()).containsExactly(4, 8);
        assertThat(options.growthEvents()).containsExactly(100, 300);
        assertThat(options.waitingFans()).isEqualTo(1_000);
        assertThat(options.out()).isEqualTo(Path.of("a=b.json"));
        assertThat(options.idempotencyKeys()).isTrue();
        assertThat(options.datasource()).endsWith("password=x=y");
    }

    @Test
    void acceptsAnAddressWithATrailingSlash() {
        assertThat(CommandLine.parse("--url=http://127.0.0.1:1/").url()).isEqualTo(URI.create("http://127.0.0.1:1"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bookings            | booking, paced",
                "--second=3          | --help",
                "-h                  | --help",
                "--seconds           | --seconds=...",
                "--seconds=          | --seconds=...",
                "--help=me           | --help",
                "--seconds=0         | from 1 to",
                "--seconds=1.5       | from 1 to",
                "--seconds=-1        | from 1 to",
                "--seconds=99999999999 | from 1 to",
                "--clients=          | --clients=...",
                "--clients=1,,2      | from 1 to",
                "--clients=1,x       | from 1 to",
                "--clients=5000      | from 1 to 2000",
                "--seats=1           | from 2 to 200000",
                "--url=localhost     | http://localhost:8080",
                "--url=https://a.b   | http://localhost:8080",
                "--datasource=mysql  | jdbc:mysql://",
                "--jfr=x.jfr         | without --url",
            })
    void explainsABadOption(String argument, String advice) {
        assertThatThrownBy(() -> CommandLine.parse(argument, argument.startsWith("--url") ? "booking" : URL))
                .isInstanceOf(BadOptionException.class)
                .hasMessageContaining(advice);
    }

    @Test
    void saysHowToBuildThePlatform() {
        assertThatThrownBy(() -> CommandLine.parse("--jar=no/such.jar"))
                .isInstanceOf(BadOptionException.class)
                .hasMessageContaining("mvn package")
                .hasMessageContaining("--jar=");
    }

    @Test
    void explainsEachOption() {
        assertThat(CommandLine.asksForHelp("booking", "--help")).isTrue();
        assertThat(CommandLine.HELP)
                .contains(
                        "warm-up, booking, paced, floor, sellout, browse, waiting-room, tokens, settlement, growth, rebuild")
                .contains("--jar=", "--url=", "--datasource=", "--platform-options=", "--jfr=", "--seconds=", "--out=");
    }
}
