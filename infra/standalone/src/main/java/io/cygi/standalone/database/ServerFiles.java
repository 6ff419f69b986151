package io.cygi.standalone.database;

import io.cygi.messaging.SecretFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * The files of one server in one folder.
 *
 * @param home the folder
 */
record ServerFiles(Path home) {

    /** Name of the schema with all of the platform's tables. */
    static final String SCHEMA = "cygi";

    /** Name of the only account of the server. It may do everything in the schema and nothing else. */
    static final String USER = "cygi";

    private static final int PASSWORD_BYTES = 24;
    private static final long LOG_BYTES_MAX = 8L << 20;

    /** Settings of the server and of the set-up of its data. */
    private static final String SETTINGS = """
            [mariadbd]
            lc-messages-dir="%1$s"
            character-sets-dir="%1$s/charsets"
            datadir="%2$s"
            tmpdir="%3$s"
            pid-file="%4$s"
            %5$s
            # Reached over loopback by this machine's own processes only; the socket's path would be too long.
            bind-address=127.0.0.1
            port=%6$d
            socket=
            # Encrypting loopback costs much and hides nothing; making a certificate took four of five starting seconds.
            skip-ssl
            skip-name-resolve
            local-infile=OFF
            symbolic-links=OFF
            init-file="%7$s"

            # An answer that was given is on the disk.
            innodb-flush-log-at-trx-commit=1
            innodb-doublewrite=ON
            skip-log-bin

            transaction-isolation=READ-COMMITTED
            character-set-server=utf8mb4
            collation-server=utf8mb4_bin
            default-time-zone=+00:00
            innodb-lock-wait-timeout=15
            max-allowed-packet=64M

            # It shares the machine with the platform; what is not used of the pool takes no memory. The log holds half a
            # minute of a sale, so that pages are written once for many changes.
            innodb-buffer-pool-size=512M
            innodb-log-file-size=256M
            innodb-log-buffer-size=16M
            key-buffer-size=64K
            aria-pagecache-buffer-size=8M
            performance-schema=OFF
            max-connections=100
            thread-cache-size=50
            table-open-cache=400
            open-files-limit=4096
            """;

    Path data() {
        return home.resolve("data");
    }

    Path settings() {
        return home.resolve("mariadbd.cnf");
    }

    Path pid() {
        return home.resolve("mariadbd.pid");
    }

    Path log() {
        return home.resolve("mariadbd.log");
    }

    private Path accounts() {
        return home.resolve("accounts.sql");
    }

    /** {@return the account's password, which is created at the first start} */
    String password() throws IOException {
        return SecretFiles.readOrCreate(home.resolve("password"), ServerFiles::newPassword)
                .strip();
    }

    /**
     * Writes the files that the server reads when it starts.
     *
     * @param binaries the server's program
     * @param dataDir the folder of its data
     * @param port the port to listen on
     */
    void writeSettings(Binaries binaries, Path dataDir, int port) throws IOException {
        Path tmp = home.resolve("tmp");
        SecretFiles.createFolder(tmp);
        // Executed at each start, so that the account has the present password even if the old one was lost.
        SecretFiles.write(accounts(), """
                CREATE DATABASE IF NOT EXISTS %1$s;
                CREATE USER IF NOT EXISTS %2$s@'127.0.0.1';
                ALTER USER %2$s@'127.0.0.1' IDENTIFIED BY '%3$s';
                GRANT ALL ON %1$s.* TO %2$s@'127.0.0.1';
                """.formatted(SCHEMA, USER, password()));
        String user = "root".equals(System.getProperty("user.name")) ? "user=root" : "";
        SecretFiles.write(
                settings(),
                SETTINGS.formatted(
                        text(binaries.share()), text(dataDir), text(tmp), text(pid()), user, port, text(accounts())));
    }

    /** Keeps the logs of the last runs only. */
    void rotateLog() throws IOException {
        if (Files.exists(log()) && Files.size(log()) > LOG_BYTES_MAX) {
            Files.move(log(), home.resolve("mariadbd.log.1"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static String newPassword() {
        byte[] bytes = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String text(Path path) {
        return path.toString().replace('\\', '/');
    }
}
