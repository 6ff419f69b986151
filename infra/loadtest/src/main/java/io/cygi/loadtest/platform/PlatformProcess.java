package io.cygi.loadtest.platform;

import io.cygi.loadtest.fans.AppLogins;
import io.cygi.loadtest.measure.Progress;
import io.cygi.loadtest.options.Options;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A platform in a process and a data folder of its own, both of which are gone when it is closed. */
final class PlatformProcess implements AutoCloseable {

    private static final Duration READY_MAX = Duration.ofSeconds(240);
    private static final Duration STOP_MAX = Duration.ofSeconds(30);
    private static final int POLL_MILLIS = 50;
    private static final int LINES_SHOWN = 20;

    private final Path folder;
    private final int port = freePort();
    private final Process process;
    private boolean closed;

    private PlatformProcess(Path folder, Options options, String label, @Nullable Database database)
            throws IOException {
        this.folder = folder;
        this.process = new ProcessBuilder(command(options, label, database))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log().toFile())
                .start();
    }

    /**
     * {@return a started platform that answers requests}
     *
     * @param database a database of its own, or null for the embedded one
     */
    static PlatformProcess start(Options options, String label, @Nullable Database database) {
        PlatformProcess started;
        try {
            Path folder = Files.createTempDirectory("cygi-loadtest-");
            Progress.say("Starting %s in %s", options.jar(), folder);
            started = new PlatformProcess(folder, options, label, database);
        } catch (IOException e) {
            throw new LoadTestException("The platform cannot be started: " + e.getMessage(), e);
        }
        Runtime.getRuntime().addShutdownHook(new Thread(started::close));
        try {
            started.awaitReady();
        } catch (RuntimeException e) {
            started.close();
            throw e;
        }
        return started;
    }

    private List<String> command(Options options, String label, @Nullable Database database) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options.platformOptions().stream()
                .filter(option -> !option.isEmpty())
                .toList());
        Path recording = options.recording();
        if (recording != null) {
            Path file = recording.resolveSibling(label + recording.getFileName());
            command.add("-XX:StartFlightRecording=dumponexit=true,settings=profile,filename=" + file);
        }
        command.addAll(List.of(
                "-jar",
                options.jar().toString(),
                "--cygi.data-dir=" + data(),
                "--server.port=" + Integer.toString(port),
                "--cygi.clients[0].id=" + AppLogins.CLIENT_ID,
                "--cygi.clients[0].redirect-uris=" + AppLogins.REDIRECT_URI));
        if (database != null) {
            command.add("--spring.datasource.url=" + database.url());
        }
        return command;
    }

    private void awaitReady() {
        long deadline = System.nanoTime() + READY_MAX.toNanos();
        while (!Probe.answers(url())) {
            if (!process.isAlive()) {
                throw new LoadTestException("The platform ended while it started. It printed:\n" + lastLines());
            }
            if (System.nanoTime() > deadline) {
                throw new LoadTestException("The platform did not answer within " + READY_MAX.toSeconds()
                        + " s. It printed:\n" + lastLines());
            }
            Naps.millis(POLL_MILLIS);
        }
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + port);
    }

    long pid() {
        return process.pid();
    }

    boolean alive() {
        return process.isAlive();
    }

    Path data() {
        return folder.resolve("data");
    }

    private Path log() {
        return folder.resolve("platform.log");
    }

    /** {@return the last lines of the output} */
    String lastLines() {
        try {
            List<String> lines = Files.readAllLines(log());
            return String.join("\n", lines.subList(Math.max(0, lines.size() - LINES_SHOWN), lines.size()));
        } catch (IOException e) {
            return "nothing that can be read: " + e.getMessage();
        }
    }

    /** Asks the process to stop, kills it if it does not, and removes its data. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        Optional<ProcessHandle> database = database();
        process.destroy();
        try {
            if (!process.waitFor(STOP_MAX.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        database.ifPresent(ProcessHandle::destroyForcibly);
        remove();
    }

    /** {@return the process of the embedded database, which outlives a platform that is killed} */
    private Optional<ProcessHandle> database() {
        try {
            long pid =
                    Long.parseLong(Files.readString(data().resolve("database").resolve("mariadbd.pid"))
                            .strip());
            String own = data() + File.separator;
            return ProcessHandle.of(pid)
                    .filter(found -> found.info().commandLine().orElse("").contains(own));
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    private void remove() {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            Progress.say("Left behind: %s", folder);
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new LoadTestException("There is no free port: " + e.getMessage(), e);
        }
    }
}
