package io.cygi.remote;

import io.cygi.remote.replica.Replicas;
import java.time.Duration;
import org.springframework.scheduling.concurrent.SimpleAsyncTaskScheduler;

/** Checks the replicas of a service once a second until it is closed. */
public final class CheckedReplicas implements AutoCloseable {

    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final SimpleAsyncTaskScheduler scheduler = new SimpleAsyncTaskScheduler();
    private final Replicas replicas;

    /** Starts the checks. @param replicas the replicas to check */
    public CheckedReplicas(Replicas replicas) {
        this.replicas = replicas;
        scheduler.setVirtualThreads(true);
        scheduler.setThreadNamePrefix("replicas-");
        scheduler.scheduleWithFixedDelay(replicas::check, PAUSE);
    }

    /** {@return the replicas} */
    public Replicas replicas() {
        return replicas;
    }

    @Override
    public void close() {
        scheduler.close();
    }
}
