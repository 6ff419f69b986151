package io.cygi.standalone.database;

import io.cygi.messaging.SecretFiles;
import io.cygi.service.start.StartRefusedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/**
 * An embedded MariaDB server: started with the platform, restarted if it dies, and stopped after everything that uses
 * it. A request for its address waits until the server answers.
 */
public final class EmbeddedDatabase implements JdbcConnectionDetails, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);
    private static final int FAILED_STARTS_MAX = 20;
    private static final Duration RESTART_PAUSE = Duration.ofMillis(250);
    private static final Duration RESTART_PAUSE_MAX = Duration.ofSeconds(5);

    private final ServerFiles files;
    private final Path binariesDir;
    private final CompletableFuture<Integer> port = new CompletableFuture<>();
    private final Object monitor = new Object();
    private boolean closed;
    private @Nullable Process server;
    private @Nullable Thread supervisor;

    /**
     * Creates a database without starting it.
     *
     * @param home the folder of its data
     * @param binariesDir the folder of its program
     */
    public EmbeddedDatabase(Path home, Path binariesDir) {
        this.files = new ServerFiles(home.toAbsolutePath());
        this.binariesDir = binariesDir.toAbsolutePath();
    }

    /** Begins to start the database, and returns at once. */
    public void start() {
        synchronized (monitor) {
            supervisor =
                    Thread.ofPlatform().daemon().name("database-supervisor").start(this::supervise);
        }
    }

    private void supervise() {
        try {
            SecretFiles.createFolder(files.home());
            ServerProcess processes = new ServerProcess(Binaries.in(binariesDir), files);
            processes.endOrphan();
            processes.setUpData();
            keepRunning(processes, freePort());
        } catch (IOException | RuntimeException e) {
            giveUp(e);
        } catch (InterruptedException e) {
            giveUp(e);
            Thread.currentThread().interrupt();
        }
    }

    private void keepRunning(ServerProcess processes, int fixedPort) throws IOException, InterruptedException {
        int failedStarts = 0;
        while (failedStarts < FAILED_STARTS_MAX) {
            Process started = launch(processes, fixedPort);
            if (started == null) {
                return;
            }
            if (processes.awaitReady(started, fixedPort)) {
                failedStarts = 0;
                port.complete(fixedPort);
            } else {
                failedStarts++;
            }
            int exit = started.waitFor();
            synchronized (monitor) {
                if (closed) {
                    return;
                }
                LOG.warn("The embedded database has ended with code {}; starting it again", exit);
            }
            Thread.sleep(pause(failedStarts));
        }
        throw new IOException("The embedded database does not stay up; see " + files.log() + ".");
    }

    private @Nullable Process launch(ServerProcess processes, int fixedPort) throws IOException {
        synchronized (monitor) {
            if (closed) {
                return null;
            }
            Process started = processes.start(fixedPort);
            server = started;
            return started;
        }
    }

    private static Duration pause(int failedStarts) {
        Duration pause = RESTART_PAUSE.multipliedBy(failedStarts);
        return pause.compareTo(RESTART_PAUSE_MAX) > 0 ? RESTART_PAUSE_MAX : pause;
    }

    private void giveUp(Exception fault) {
        synchronized (monitor) {
            if (!closed && port.isDone()) {
                LOG.error("The embedded database is down for good; everything that needs it answers 503", fault);
            }
        }
        port.completeExceptionally(fault);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public String getJdbcUrl() {
        return "jdbc:mysql://127.0.0.1:" + awaitPort() + "/" + ServerFiles.SCHEMA + "?sslMode=DISABLED";
    }

    @Override
    public String getUsername() {
        return ServerFiles.USER;
    }

    @Override
    public String getPassword() {
        awaitPort();
        try {
            return files.password();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the embedded database's password", e);
        }
    }

    private int awaitPort() {
        try {
            return port.join();
        } catch (CompletionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new StartRefusedException(
                    "The embedded database cannot be started: " + cause.getMessage(),
                    "Mend what the message says, or set spring.datasource.url to use a MySQL server.",
                    cause);
        }
    }

    /** Stops the database and waits until it has stopped. */
    @Override
    public void close() {
        Process running;
        Thread watching;
        synchronized (monitor) {
            closed = true;
            running = server;
            watching = supervisor;
        }
        if (running != null) {
            ServerProcess.end(running.toHandle());
        } else if (watching != null) {
            watching.interrupt();
        }
    }
}
