package io.cygi.e2e;

import io.cygi.standalone.trained.TrainedJar;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The platform in a process and a data folder of its own. It can be stopped, killed and started again on its data; its
 * address stays the same.
 */
final class Platform implements AutoCloseable {

    private static final Duration READY_MAX = Duration.ofMinutes(3);
    private static final Duration STOP_MAX = Duration.ofSeconds(30);
    private static final Set<Platform> STARTED = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> STARTED.forEach(Platform::killAll)));
    }

    private final Path folder;
    private final Supplier<List<String>> java;
    private final List<String> options;
    private final int port = FreePort.next();
    private final int brokerPort = FreePort.next();
    private final String database;
    private @Nullable Process process;
    private String[] startedWith = {};

    private Platform(Path folder, Supplier<List<String>> java, List<String> options, String database) {
        this.folder = folder;
        this.java = java;
        this.options = options;
        this.database = database;
    }

    /** {@return a new platform with an empty folder and the quickest start} @param name the folder's name */
    static Platform inNewFolder(String name, String... options) {
        return inNewFolder(name, TrainedJar::command, options);
    }

    /** {@return a new platform as a newcomer starts it, {@code java -jar cygi.jar}} @param name the folder's name */
    static Platform asBuilt(String name) {
        return inNewFolder(
                name, () -> List.of(TrainedJar.java(), "-jar", TrainedJar.jar().toString()));
    }

    private static Platform inNewFolder(String name, Supplier<List<String>> java, String... options) {
        String database = "cygi_" + UUID.randomUUID().toString().replace("-", "");
        return new Platform(newFolder(name), java, List.of(options), database);
    }

    /**
     * {@return a further, started process of this platform} It uses the same database, broker and keys, and accepts the
     * same tokens.
     *
     * @param name the name of the folder
     */
    Platform replica(String name) {
        List<String> shared = new ArrayList<>(shared());
        shared.add("--cygi.tokens.issuer=" + issuer());
        if (!onMySql()) {
            shared.addAll(EmbeddedServer.in(data()).options());
        }
        return new Platform(newFolder(name), java, shared, database);
    }

    /** {@return the options of another process for the keys and the broker of this platform} */
    List<String> shared() {
        Path keys = data().resolve("keys");
        return List.of(
                "--cygi.tokens.keys-dir=" + keys,
                "--cygi.waiting-room.key=" + text(keys.resolve("waiting-room.key")),
                "--spring.kafka.bootstrap-servers=127.0.0.1:" + brokerPort);
    }

    /** {@return the public address of the platform, which issues its tokens} */
    String issuer() {
        return "http://localhost:" + port;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path newFolder(String name) {
        Path folder = Path.of(Objects.requireNonNull(System.getProperty("cygi.e2e.folder"), "run by mvn verify"))
                .resolve(name + "-" + Long.toString(System.currentTimeMillis(), Character.MAX_RADIX))
                .toAbsolutePath();
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return whether the scenarios run on a MySQL server, without an embedded database} */
    static boolean onMySql() {
        return MySqlServer.named();
    }

    /** {@return the time from the start of the process to its first answer} @param more further options */
    Duration start(String... more) {
        startedWith = more.clone();
        // The Java command is prepared before the time is taken.
        java.get();
        long from = System.nanoTime();
        Process started = launch(log(), port, more);
        process = started;
        STARTED.add(this);
        Api api = api();
        Await.until("the platform to answer, see " + log(), READY_MAX, () -> {
            if (!started.isAlive()) {
                throw new AssertionError("the platform ended with " + started.exitValue() + ", see " + log());
            }
            return api.answers();
        });
        Duration took = Duration.ofNanos(System.nanoTime() - from);
        System.out.printf("%s was usable after %d ms%n", folder.getFileName(), took.toMillis());
        return took;
    }

    /** Starts the process with the options of the last start. */
    void startAgain() {
        start(startedWith);
    }

    /** {@return a second process on the same folder and another port} @param output the file for its output */
    Process startRival(Path output) {
        return launch(output, FreePort.next());
    }

    /** {@return a process on this folder that carries out a command and ends} @param more the options of the command */
    Process startCommand(String... more) {
        return launch(log(), FreePort.next(), more);
    }

    private Process launch(Path output, int serverPort, String... more) {
        List<String> command = new ArrayList<>(java.get());
        command.addAll(List.of("--cygi.data-dir=" + folder.resolve("data"), "--server.port=" + serverPort));
        command.add("--cygi.broker.port=" + (serverPort == port ? brokerPort : 0));
        if (onMySql()) {
            MySqlServer.awaitReady();
            command.add("--spring.datasource.url=" + MySqlServer.url(database));
        }
        command.addAll(options);
        command.addAll(List.of(more));
        try {
            return new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return the API of the platform} */
    Api api() {
        return new Api(address());
    }

    /** {@return the address of the API} */
    URI address() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** {@return the port that the platform listens on} */
    int port() {
        return port;
    }

    /** {@return the folder above the data folder} */
    Path folder() {
        return folder;
    }

    /** {@return the data folder} */
    Path data() {
        return folder.resolve("data");
    }

    /** {@return the output so far} */
    String output() {
        return text(log());
    }

    private Path log() {
        return folder.resolve("platform.log");
    }

    /** {@return the process of the platform} */
    ProcessHandle process() {
        return Objects.requireNonNull(process, "not started").toHandle();
    }

    /** {@return the processes of the embedded database, none on a MySQL server} */
    List<ProcessHandle> database() {
        return EmbeddedServer.processes(data());
    }

    /** Ends the process as {@code kill -9} does, and leaves its database alone. */
    void kill() {
        end(process().destroyForcibly(), process());
    }

    /** Ends the database as {@code kill -9} does, and leaves the process alone. */
    void killDatabase() {
        database().forEach(found -> end(found.destroyForcibly(), found));
    }

    /** {@return the exit code of the process, after it was asked to stop as by Ctrl-C} */
    int stop() {
        Process running = Objects.requireNonNull(process, "not started");
        running.destroy();
        try {
            if (!running.waitFor(STOP_MAX.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError("the platform did not stop within " + STOP_MAX + ", see " + log());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        return running.exitValue();
    }

    /** {@return the resident memory of the process and its database in bytes; Linux only} */
    long residentBytes() {
        return Stream.concat(Stream.of(process()), database().stream())
                .mapToLong(Platform::residentBytes)
                .sum();
    }

    private static long residentBytes(ProcessHandle of) {
        try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(of.pid()), "status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                            .sum()
                    * 1024;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void end(boolean requested, ProcessHandle ending) {
        if (requested) {
            ending.onExit().orTimeout(STOP_MAX.toSeconds(), TimeUnit.SECONDS).join();
        }
    }

    private void killAll() {
        if (process != null) {
            process.destroyForcibly();
        }
        database().forEach(ProcessHandle::destroyForcibly);
    }

    /** Stops all processes of the platform, and prints the errors that it has logged. */
    @Override
    public void close() {
        if (process == null) {
            return;
        }
        try {
            stop();
        } finally {
            killAll();
            STARTED.remove(this);
            LoggedErrors.print(folder.getFileName(), output());
        }
    }
}
