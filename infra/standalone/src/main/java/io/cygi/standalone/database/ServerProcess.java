package io.cygi.standalone.database;

import java.io.BufferedWriter;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/**
 * Starts and ends the processes of one server.
 *
 * @param binaries the server
 * @param files its files
 */
record ServerProcess(Binaries binaries, ServerFiles files) {

    private static final Logger LOG = LoggerFactory.getLogger(ServerProcess.class);

    /** Recovery after a crash reads at most a log of 256 MB. */
    private static final Duration START_TIMEOUT = Duration.ofSeconds(60);

    private static final Duration SET_UP_TIMEOUT = Duration.ofSeconds(60);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(20);
    private static final int POLL_MILLIS = 20;
    private static final int CONNECT_MILLIS_MAX = 1_000;

    /**
     * Creates the system tables where there are none. A set-up that was cut off leaves nothing that a later start takes
     * for data.
     */
    void setUpData() throws IOException, InterruptedException {
        if (Files.isDirectory(files.data())) {
            return;
        }
        Path draft = files.home().resolve("data.new");
        FileSystemUtils.deleteRecursively(draft);
        Files.createDirectory(draft);
        files.writeSettings(binaries, draft, 0);
        Process setUp = launch("--bootstrap", "--init-file=", "--log-warnings=0");
        try (BufferedWriter script = setUp.outputWriter(StandardCharsets.UTF_8)) {
            script.write("CREATE DATABASE mysql;\nUSE mysql;\n");
            script.write(Files.readString(binaries.systemTables()));
        }
        if (!setUp.waitFor(SET_UP_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)) {
            setUp.destroyForcibly();
            throw new IOException("Setting up the embedded database took too long; see " + files.log() + ".");
        }
        if (setUp.exitValue() != 0) {
            throw new IOException("Setting up the embedded database failed; see " + files.log() + ".");
        }
        Files.move(draft, files.data(), StandardCopyOption.ATOMIC_MOVE);
    }

    /**
     * {@return the started server; it does not answer yet}
     *
     * @param port where it will listen, on loopback
     */
    Process start(int port) throws IOException {
        files.rotateLog();
        files.writeSettings(binaries, files.data(), port);
        Files.deleteIfExists(files.pid());
        return launch();
    }

    private Process launch(String... options) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(binaries.server().toString());
        command.add(settingsOption());
        command.addAll(Arrays.asList(options));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(files.home().toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(files.log().toFile()));
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        if (system.startsWith("mac")) {
            builder.environment()
                    .put("DYLD_FALLBACK_LIBRARY_PATH", binaries.libraries().toString());
        } else if (system.startsWith("windows")) {
            builder.command().add("--console");
        }
        return builder.start();
    }

    private String settingsOption() {
        return "--defaults-file=" + files.settings();
    }

    /**
     * {@return whether the server answers; false where it has ended instead} It listens before it has run its init file,
     * and writes its pid after that.
     *
     * @param server the started server
     * @param port where it will listen
     */
    boolean awaitReady(Process server, int port) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + START_TIMEOUT.toNanos();
        while (server.isAlive()) {
            if (Files.exists(files.pid()) && answers(port)) {
                return true;
            }
            if (System.nanoTime() > deadline) {
                end(server.toHandle());
                throw new IOException("The embedded database does not answer; see " + files.log() + ".");
            }
            Thread.sleep(POLL_MILLIS);
        }
        return false;
    }

    private static boolean answers(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_MILLIS_MAX);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Ends the server of an earlier run that was killed and left it behind. Where the system shows the arguments of
     * processes they tell, also of a server that was still starting. Elsewhere the pid file tells, which alone proves
     * nothing: its number may be another process by now.
     */
    void endOrphan() throws IOException {
        List<ProcessHandle> orphans = Stream.concat(
                        ProcessHandle.allProcesses().filter(this::hasOurArguments),
                        pid().flatMap(ProcessHandle::of).filter(this::hasOurProgram).stream())
                .distinct()
                .toList();
        for (ProcessHandle orphan : orphans) {
            LOG.info("Ending the database that an earlier run left behind (process {})", orphan.pid());
            end(orphan);
        }
        Files.deleteIfExists(files.pid());
    }

    private Optional<Long> pid() throws IOException {
        if (!Files.isRegularFile(files.pid())) {
            return Optional.empty();
        }
        String text = Files.readString(files.pid()).strip();
        return text.matches("[1-9][0-9]{0,9}") ? Optional.of(Long.valueOf(text)) : Optional.empty();
    }

    private boolean hasOurArguments(ProcessHandle process) {
        return process.info()
                .arguments()
                .map(arguments -> Arrays.asList(arguments).contains(settingsOption()))
                .orElse(false);
    }

    private boolean hasOurProgram(ProcessHandle process) {
        ProcessHandle.Info info = process.info();
        return info.arguments().isEmpty()
                && info.command()
                        .map(command -> command.equals(binaries.server().toString()))
                        .orElse(false);
    }

    /** Asks the server to end, and makes it where it does not: what it has confirmed is on the disk either way. */
    static void end(ProcessHandle server) {
        server.destroy();
        if (!ended(server)) {
            LOG.warn("The embedded database does not end by itself; killing it");
            server.destroyForcibly();
            ended(server);
        }
    }

    /** Looks by itself, because the JDK looks at processes that are not its children but once a second or so. */
    private static boolean ended(ProcessHandle server) {
        long deadline = System.nanoTime() + STOP_TIMEOUT.toNanos();
        while (server.isAlive()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            LockSupport.parkNanos(POLL_MILLIS * 1_000_000L);
        }
        return true;
    }
}
