package io.cygi.loadtest.report;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/** Describes the machine of a run. */
public final class Machine {

    private static final String UNKNOWN = "unknown";

    private Machine() {}

    /**
     * {@return the properties that the figures depend on}
     *
     * @param database the name and version of the database, or unknown
     */
    public static Map<String, Object> describe(String database) {
        Map<String, Object> machine = new LinkedHashMap<>();
        machine.put("cpu", line(Path.of("/proc/cpuinfo"), "model name"));
        machine.put("cores", Runtime.getRuntime().availableProcessors());
        String memory = line(Path.of("/proc/meminfo"), "MemTotal").replaceAll("\\D", "");
        machine.put("memoryMegabytes", memory.isEmpty() ? 0 : Long.parseLong(memory) / 1_024);
        machine.put(
                "kernel",
                System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                        + System.getProperty("os.arch"));
        machine.put("jdk", System.getProperty("java.vendor") + " " + Runtime.version());
        machine.put("database", database);
        machine.put("gitCommit", gitCommit());
        return machine;
    }

    private static String line(Path file, String name) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith(name))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(UNKNOWN);
        } catch (IOException e) {
            return UNKNOWN;
        }
    }

    private static String gitCommit() {
        try {
            Process git = new ProcessBuilder("git", "rev-parse", "HEAD")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try (InputStream output = git.getInputStream()) {
                String commit = new String(output.readAllBytes(), StandardCharsets.US_ASCII).strip();
                return commit.isEmpty() ? UNKNOWN : commit;
            }
        } catch (IOException e) {
            return UNKNOWN;
        }
    }
}
