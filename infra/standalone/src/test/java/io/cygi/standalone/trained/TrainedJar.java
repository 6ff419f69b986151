package io.cygi.standalone.trained;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The platform's jar in the form that starts fastest by {@code docs/operations.md}: unpacked, with the classes that an
 * earlier start has loaded and linked. It is made on the first request, and again for another jar; this costs about two
 * starts and saves half of each later one. If it cannot be made, the plain jar is started.
 */
public final class TrainedJar {

    private static final long TRAINING_SECONDS_MAX = 480;

    /**
     * Option against the second compiler. Few of the processes live long enough for it to pay, and a cache fits one
     * choice only.
     */
    private static final String FIRST_COMPILER = "-XX:TieredStopAtLevel=1";

    /** The collector without threads of its own. It takes a fifth of a start's processor time less than the default. */
    private static final String ONE_COLLECTOR = "-XX:+UseSerialGC";

    private TrainedJar() {}

    /** {@return the command that starts the jar, to be followed by the platform's own options} */
    public static List<String> command() {
        List<String> command = new ArrayList<>(List.of(java()));
        command.addAll(options());
        command.addAll(List.of("-jar", started().toString()));
        return command;
    }

    /** {@return the options of the virtual machine that belong to {@link #started()}} */
    public static List<String> options() {
        return Holder.START.options;
    }

    /** {@return the jar that is started} */
    public static Path started() {
        return Holder.START.jar;
    }

    private record Start(List<String> options, Path jar) {}

    /** {@return the command of the virtual machine that runs the tests} */
    public static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** {@return the jar as it is built} */
    public static Path jar() {
        return Path.of(Objects.requireNonNull(System.getProperty("cygi.jar"), "run by mvn verify"))
                .toAbsolutePath()
                .normalize();
    }

    private static final class Holder {

        static final Start START = prepare(jar().resolveSibling("trained"));
    }

    private static Start prepare(Path folder) {
        Path cache = folder.resolve("cygi.aot");
        Path unpacked = folder.resolve("app").resolve("cygi.jar");
        try {
            Files.createDirectories(folder);
            try (FileChannel others = FileChannel.open(folder.resolve("lock"), CREATE, WRITE);
                    FileLock alone = others.lock()) {
                Objects.requireNonNull(alone);
                make(jar(), folder, unpacked, cache);
            }
            return new Start(List.of(FIRST_COMPILER, ONE_COLLECTOR, "-XX:AOTCache=" + cache), unpacked);
        } catch (IOException e) {
            System.out.println("The platform starts as it is built, which takes longer: " + e.getMessage());
            return new Start(List.of(FIRST_COMPILER, ONE_COLLECTOR), jar());
        }
    }

    private static void make(Path jar, Path folder, Path unpacked, Path cache) throws IOException {
        Path stamp = folder.resolve("made-of");
        Path data = folder.resolve("data");
        String made =
                Files.getLastModifiedTime(jar) + " " + Files.size(jar) + " " + Runtime.version() + " " + FIRST_COMPILER;
        if (Files.exists(stamp) && Files.readString(stamp).equals(made)) {
            return;
        }
        Files.deleteIfExists(stamp);
        delete(folder.resolve("app"));
        run(folder, "-Djarmode=tools", "-jar", jar.toString(), "extract", "--destination", "app");
        run(
                folder,
                FIRST_COMPILER,
                "-XX:AOTCacheOutput=" + cache,
                "-jar",
                unpacked.toString(),
                "--cygi.data-dir=" + data,
                "--server.port=0",
                "--cygi.settlement.run=today",
                "--cygi.settlement.exit=true");
        delete(data);
        Files.size(cache);
        Files.writeString(stamp, made);
    }

    private static void run(Path folder, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(java()));
        command.addAll(List.of(arguments));
        Path output = folder.resolve("training.log");
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(output.toFile()))
                .start();
        try {
            if (!process.waitFor(TRAINING_SECONDS_MAX, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IOException("the platform could not be prepared for starting soon, see " + output);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            process.destroyForcibly();
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> found = Files.walk(folder)) {
                for (Path path : found.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }
}
