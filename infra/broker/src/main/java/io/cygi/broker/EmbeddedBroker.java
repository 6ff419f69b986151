package io.cygi.broker;

import io.cygi.contracts.UnavailableException;
import io.cygi.messaging.worker.FailureReason;
import io.cygi.messaging.worker.FailureRecord;
import io.cygi.messaging.worker.WorkerKind;
import io.cygi.messaging.worker.WorkerSource;
import io.cygi.messaging.worker.WorkerStatus;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Exit;
import org.apache.kafka.common.utils.Time;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;

/**
 * A KRaft broker within this process, with its log in a folder. It is started beside the platform, started again when
 * it gives up, and stopped after everything that uses it. Reading its address waits until it answers. Only this machine
 * can reach it. Acknowledged records survive the death of the process; of those, the ones that the operating system had
 * written survive the death of the machine.
 */
public final class EmbeddedBroker implements KafkaConnectionDetails, AutoCloseable, WorkerSource {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedBroker.class);
    private static final int FAILED_STARTS_MAX = 20;
    private static final Duration RESTART_PAUSE = Duration.ofMillis(500);
    private static final Duration START_TIMEOUT = Duration.ofSeconds(60);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(15);

    private final BrokerFolder folder;
    private final CompletableFuture<Integer> port = new CompletableFuture<>();
    private final Object monitor = new Object();
    private final AtomicBoolean failed = new AtomicBoolean();
    private final FailureRecord failures = new FailureRecord();
    private int fixedPort;
    private boolean wanted;
    private @Nullable KafkaRaftServer server;
    private @Nullable Thread supervisor;

    /**
     * Creates a broker that has not been started.
     *
     * @param home the folder with its log, which is created if there is none
     */
    public EmbeddedBroker(Path home) {
        this(home, 0);
    }

    /**
     * Creates a broker that has not been started.
     *
     * @param home the folder with its log, which is created if there is none
     * @param port the port for clients, 0 for any free one
     */
    public EmbeddedBroker(Path home, int port) {
        this.folder = new BrokerFolder(home.toAbsolutePath().normalize());
        this.fixedPort = port;
    }

    /** Begins to start the broker and returns at once. A broker that was stopped keeps its address. */
    public void start() {
        synchronized (monitor) {
            wanted = true;
            failed.set(false);
            supervisor = Thread.ofPlatform().daemon().name("broker-supervisor").start(this::supervise);
        }
    }

    private void supervise() {
        // A broker that cannot go on would end the whole process; instead it is started again.
        Exit.setExitProcedure((code, message) -> giveUp(message));
        Exit.setHaltProcedure((code, message) -> giveUp(message));
        try {
            keepRunning();
        } catch (InterruptedException e) {
            LOG.debug("The start of the broker was interrupted", e);
        } catch (IOException | RuntimeException e) {
            failures.failed(FailureReason.BROKER_UNAVAILABLE);
            LOG.error("The embedded Kafka broker is down for good; waiting rooms stay closed", e);
            port.completeExceptionally(e);
        }
    }

    private void keepRunning() throws IOException, InterruptedException {
        int failedStarts = 0;
        while (failedStarts < FAILED_STARTS_MAX) {
            if (!launch()) {
                failedStarts++;
            } else {
                failedStarts = 0;
                port.complete(fixedPort);
                awaitFailure();
            }
            synchronized (monitor) {
                if (!wanted) {
                    return;
                }
            }
            Thread.sleep(RESTART_PAUSE.multipliedBy(Math.max(1, failedStarts)));
        }
        throw new IOException("The embedded Kafka broker does not stay up; see the log above.");
    }

    private boolean launch() throws IOException {
        KafkaRaftServer started = null;
        try {
            if (fixedPort == 0) {
                fixedPort = freePort();
            }
            failed.set(false);
            started = new KafkaRaftServer(new KafkaConfig(folder.settings(fixedPort, freePort()), false), Time.SYSTEM);
            started.startup();
            synchronized (monitor) {
                server = started;
            }
            failures.succeeded();
            return true;
        } catch (RuntimeException | Error e) {
            failures.failed(FailureReason.BROKER_UNAVAILABLE);
            LOG.error("The embedded Kafka broker does not start", e);
            if (started != null) {
                shutDown(started);
            }
            return false;
        }
    }

    private void awaitFailure() throws InterruptedException {
        synchronized (monitor) {
            while (wanted && !failed.get()) {
                monitor.wait();
            }
            if (!wanted) {
                return;
            }
        }
        LOG.warn("The embedded Kafka broker has given up; starting it again");
        stopServer();
    }

    private void giveUp(@Nullable String message) {
        failures.failed(FailureReason.BROKER_UNAVAILABLE);
        LOG.error("The embedded Kafka broker cannot go on: {}", message);
        synchronized (monitor) {
            failed.set(true);
            monitor.notifyAll();
        }
    }

    private void stopServer() {
        KafkaRaftServer running;
        synchronized (monitor) {
            running = server;
            server = null;
        }
        if (running != null) {
            shutDown(running);
        }
    }

    /** Stops a broker on a thread of its own and waits a bounded time, because a broker that failed may never end. */
    private static void shutDown(KafkaRaftServer running) {
        Thread ending = Thread.ofPlatform().daemon().name("broker-shutdown").start(() -> {
            try {
                running.shutdown();
                running.awaitShutdown();
            } catch (RuntimeException | Error e) {
                LOG.warn("The embedded Kafka broker did not stop in order", e);
            }
        });
        try {
            if (!ending.join(STOP_TIMEOUT)) {
                LOG.warn("The embedded Kafka broker did not stop within {}", STOP_TIMEOUT);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public List<String> getBootstrapServers() {
        try {
            return List.of(BrokerFolder.HOST + ":" + port.get(START_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS));
        } catch (ExecutionException | TimeoutException e) {
            throw new UnavailableException("The embedded Kafka broker does not start", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnavailableException("Interrupted", e);
        }
    }

    /** Stops the broker and waits until it has stopped. It may be started again. */
    @Override
    public void close() {
        Thread watching;
        synchronized (monitor) {
            wanted = false;
            watching = supervisor;
            supervisor = null;
            monitor.notifyAll();
        }
        if (watching != null) {
            watching.interrupt();
            try {
                watching.join(STOP_TIMEOUT);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        stopServer();
    }

    @Override
    public List<WorkerStatus> workers() {
        return List.of(failures.status("embedded-broker", WorkerKind.SERVER));
    }
}
