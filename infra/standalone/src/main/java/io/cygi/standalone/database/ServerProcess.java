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
 * @param binaries the server's program
 * @param files the server's files
 */
record ServerProcess(Binaries binaries, ServerFiles files) {

    private static final Logger LOG = LoggerFactory.getLogger(ServerProcess.class);

    /** Bound on the wait for a start. Recovery after a crash reads at most 256 MB of log. */
    private static final Duration START_TIMEOUT = Duration.ofSeconds(60);

    private static final Duration SET_UP_TIMEOUT = Duration.ofSeconds(60);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(20);
    private static final int POLL_MILLIS = 20;
    private static final int CONNECT_MILLIS_MAX = 1_000;

    /**
     * Creates the system tables if there are none. An interrupted set-up leaves nothing that a later start takes for
     * data.
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
     * {@return the process of the server, which does not answer yet}
     *
     * @param port the port to listen on, on loopback
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
     * {@return whether the server answers; false if it has ended} The server listens before it runs its init file, and
     * writes its pid file after that.
     *
     * @param server the server's process
     * @param port the port of the server
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
     * Ends a server that an earlier, killed run left behind. If the system shows the arguments of processes, they
     * identify the server, even one that was still starting. Otherwise the pid file does, together with the program's
     * path, because another process may have the number by now.
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

    /** Asks the server to end, and kills it if it does not. What it has committed is on the disk either way. */
    static void end(ProcessHandle server) {
        server.destroy();
        if (!ended(server)) {
            LOG.warn("The embedded database does not end on request; killing it");
            server.destroyForcibly();
            ended(server);
        }
    }

    /**
     * Waits until the server has ended. It polls, because the JDK checks processes that are not its children only about
     * once a second.
     */
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
