package io.cygi.lottery.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import io.cygi.lottery.Lobbies;
import io.cygi.lottery.LobbyList;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the jar as outsiders do, in a process of its own and with no other class on its path. */
class LotteryVerifierJarIT {

    private static final Path JAR = Path.of("target", "lottery-verifier.jar");
    private static final long SECONDS_MAX = 60;

    @TempDir
    private Path folder;

    private record Outcome(int code, String text) {}

    @Test
    void passesAValidListAndFailsAnInvalidOne() throws IOException, InterruptedException {
        LobbyList list = Lobbies.opened(Lobbies.tickets(100));
        Outcome holds = run(write(Lobbies.text(list)));
        assertThat(holds.text).contains("All 100 places follow from the seed.", "The list holds.");
        assertThat(holds.code).isZero();

        String swapped = Lobbies.text(list)
                .replace("\n1 " + list.tickets().get(0), "\n1 " + list.tickets().get(1))
                .replace("\n2 " + list.tickets().get(1), "\n2 " + list.tickets().get(0));
        Outcome wrong = run(write(swapped));
        assertThat(wrong.text).contains("WRONG  2 of 100 places do not follow from the seed.");
        assertThat(wrong.code).isEqualTo(1);
    }

    @Test
    void namesItsCommandWhenAskedForHelp() throws IOException, InterruptedException {
        Outcome help = run("--help");
        assertThat(help.text).contains("java -jar lottery-verifier.jar LIST");
        assertThat(help.code).isZero();
    }

    @Test
    void hasOnlyClassesOfTheLottery() throws IOException {
        try (JarFile jar = new JarFile(JAR.toFile())) {
            assertThat(jar.stream().map(JarEntry::getName).filter(name -> name.endsWith(".class")))
                    .isNotEmpty()
                    .allMatch(name -> name.startsWith("io/cygi/lottery/"));
        }
    }

    private String write(String text) throws IOException {
        Path file = Files.createTempFile(folder, "list", ".txt");
        return Files.writeString(file, text, StandardCharsets.US_ASCII).toString();
    }

    private Outcome run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar", JAR.toString()));
        command.addAll(Arrays.asList(arguments));
        Path output = Files.createTempFile(folder, "output", ".txt");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            assertThat(process.waitFor(SECONDS_MAX, TimeUnit.SECONDS)).isTrue();
            return new Outcome(process.exitValue(), Files.readString(output));
        } finally {
            process.destroyForcibly();
        }
    }
}
