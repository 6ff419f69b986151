package io.cygi.settlement.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A statement that is written again has the same bytes, whenever and wherever it is written. */
class SameBytesTest {

    private static final int RESERVATIONS = 60;
    private static final long SECONDS_MAX = 120;

    @Test
    void areWrittenInTheSameProcess() throws Exception {
        String first = DocumentHashes.of(RESERVATIONS);
        TimeZone zone = TimeZone.getDefault();
        Locale locale = Locale.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Chatham"));
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            // Zip files store times in steps of two seconds.
            TimeUnit.MILLISECONDS.sleep(2_100);

            assertThat(DocumentHashes.of(RESERVATIONS)).isEqualTo(first);
        } finally {
            TimeZone.setDefault(zone);
            Locale.setDefault(locale);
        }
    }

    @Test
    void areWrittenInAProcessWithAnotherLocaleZoneAndEncoding() throws Exception {
        assertThat(inProcess(
                        RESERVATIONS,
                        "-Duser.timezone=America/New_York",
                        "-Duser.language=tr",
                        "-Duser.region=TR",
                        "-Dfile.encoding=ISO-8859-1",
                        "-Dline.separator=\r\n"))
                .isEqualTo(DocumentHashes.of(RESERVATIONS));
    }

    @Test
    void areWrittenInAProcessWithLittleMemoryForManyLines() throws Exception {
        assertThat(inProcess(20_000, "-Xmx128m")).hasLineCount(DocumentFormat.values().length);
    }

    private static String inProcess(int reservations, String... options) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(options));
        command.addAll(List.of(
                "-cp",
                System.getProperty("java.class.path"),
                DocumentHashes.class.getName(),
                Integer.toString(reservations)));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            ByteArrayOutputStream printed = new ByteArrayOutputStream();
            process.getInputStream().transferTo(printed);
            assertThat(process.waitFor(SECONDS_MAX, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isZero();
            return printed.toString(StandardCharsets.UTF_8);
        } finally {
            process.destroyForcibly();
        }
    }
}
