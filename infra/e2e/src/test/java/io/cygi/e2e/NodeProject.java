package io.cygi.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;

/**
 * Runs the npm scripts of {@code infra/api-client} and of {@code api-gateway/web}. Tests that need Node.js are skipped
 * with a message on a machine without it, but fail if {@code CI} is {@code true}.
 */
final class NodeProject {

    private static final Duration SCRIPT_MAX = Duration.ofMinutes(3);
    private static final Pattern VERSION = Pattern.compile("v(\\d+)\\.(\\d+)\\.");
    private static final boolean WINDOWS =
            System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");
    private static final NodeProject API_CLIENT = new NodeProject(Path.of("..", "api-client"));

    private final Path folder;

    private NodeProject(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    /** {@return the project of the web pages} */
    static NodeProject pages() {
        return new NodeProject(Path.of("..", "..", "api-gateway", "web"));
    }

    /** Installs the packages of {@code package-lock.json}, unless they are installed. */
    private synchronized void install() {
        requireNode();
        Path installed = folder.resolve("node_modules").resolve(".package-lock.json");
        Path locked = folder.resolve("package-lock.json");
        try {
            if (!Files.exists(installed)
                    || Files.getLastModifiedTime(installed).compareTo(Files.getLastModifiedTime(locked)) < 0) {
                npm(Map.of(), SCRIPT_MAX, List.of("ci"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * {@return the output of a script of {@code infra/api-client}}
     *
     * @param environment the environment variables of the script
     */
    static String run(String script, Map<String, String> environment) {
        return API_CLIENT.script(script, environment);
    }

    /**
     * {@return the output of a script}
     *
     * @param environment the environment variables of the script
     * @throws AssertionError if the script fails
     */
    String script(String script, Map<String, String> environment) {
        return script(script, environment, SCRIPT_MAX);
    }

    /**
     * {@return the output of a script}
     *
     * @param environment the environment variables of the script
     * @param max the longest time of the script
     * @param arguments the arguments of the script
     * @throws AssertionError if the script fails
     */
    String script(String script, Map<String, String> environment, Duration max, String... arguments) {
        install();
        List<String> command = new ArrayList<>(List.of("run", "--silent", script, "--"));
        command.addAll(List.of(arguments));
        return npm(environment, max, command);
    }

    private void requireNode() {
        String missing = "Node.js 20.19 or later of 20, or 22.12 or later, with npm, is not on the path: "
                + "neither docs/openapi.json nor the web pages are tested with it.";
        if (!present()) {
            if ("true".equals(System.getenv("CI"))) {
                throw new AssertionError(missing);
            }
            System.out.println("SKIPPED: " + missing);
            Assumptions.abort(missing);
        }
    }

    private boolean present() {
        try {
            Matcher version = VERSION.matcher(execute(Map.of(), SCRIPT_MAX, List.of("node", "--version")));
            if (!version.find()) {
                return false;
            }
            int minor = Integer.parseInt(version.group(2));
            boolean current =
                    switch (Integer.parseInt(version.group(1))) {
                        case 20 -> minor >= 19;
                        case 22 -> minor >= 12;
                        default -> Integer.parseInt(version.group(1)) > 22;
                    };
            return current && !npm(Map.of(), SCRIPT_MAX, List.of("--version")).isBlank();
        } catch (UncheckedIOException e) {
            System.out.println("There is no Node.js: " + e.getMessage());
            return false;
        }
    }

    private String npm(Map<String, String> environment, Duration max, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(WINDOWS ? "npm.cmd" : "npm"));
        command.addAll(arguments);
        return execute(environment, max, command);
    }

    private String execute(Map<String, String> environment, Duration max, List<String> command) {
        try {
            Path output = Files.createTempFile("node", ".txt");
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            // Neither usage data nor a check for updates leaves the machine.
            builder.environment()
                    .putAll(Map.of(
                            "REDOCLY_TELEMETRY", "off", "REDOCLY_SUPPRESS_UPDATE_NOTICE", "true", "NO_COLOR", "1"));
            builder.environment().putAll(environment);
            Process process = builder.start();
            try {
                if (!process.waitFor(max.toSeconds(), TimeUnit.SECONDS)) {
                    throw new AssertionError(command + " did not end within " + max + ":\n" + Files.readString(output));
                }
                String printed = Files.readString(output);
                if (process.exitValue() != 0) {
                    throw new AssertionError(
                            command + " in " + folder + " ended with " + process.exitValue() + ":\n" + printed);
                }
                return printed;
            } finally {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
                Files.delete(output);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
