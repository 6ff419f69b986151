package io.cygi.e2e;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The embedded database of a running platform, for other processes.
 *
 * @param port the port that it listens on
 * @param password the password of the platform's account
 */
record EmbeddedServer(String port, String password) {

    private static final String PORT = "port=";
    private static final String USER = "cygi";

    /** {@return the embedded database of a platform} @param data the platform's data folder */
    static EmbeddedServer in(Path data) {
        Path home = data.resolve("database");
        try {
            String port = Files.readAllLines(home.resolve("mariadbd.cnf")).stream()
                    .filter(line -> line.startsWith(PORT))
                    .map(line -> line.substring(PORT.length()))
                    .findFirst()
                    .orElseThrow();
            return new EmbeddedServer(
                    port, Files.readString(home.resolve("password")).strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return the options of a platform that uses this database} */
    List<String> options() {
        return List.of(
                "--spring.datasource.url=jdbc:mysql://127.0.0.1:" + port + "/cygi?sslMode=DISABLED",
                "--spring.datasource.username=" + USER,
                "--spring.datasource.password=" + password);
    }

    /** {@return the processes of the database in a data folder} */
    static List<ProcessHandle> processes(Path data) {
        String own = data + File.separator;
        try (Stream<ProcessHandle> all = ProcessHandle.allProcesses()) {
            return all.filter(candidate -> candidate
                            .info()
                            .command()
                            .filter(EmbeddedServer::isBinary)
                            .isPresent())
                    .filter(candidate ->
                            candidate.info().commandLine().orElse("").contains(own))
                    .toList();
        }
    }

    private static boolean isBinary(String command) {
        String name = String.valueOf(Path.of(command).getFileName());
        return name.startsWith("mariadbd") || name.startsWith("mysqld");
    }
}
