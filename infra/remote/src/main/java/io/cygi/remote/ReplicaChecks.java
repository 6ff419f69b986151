package io.cygi.remote;

import io.cygi.remote.replica.Replicas;
import java.time.Duration;
import org.springframework.scheduling.concurrent.SimpleAsyncTaskScheduler;

/** Checks the replicas of a service once a second, until it is closed. */
final class ReplicaChecks implements AutoCloseable {

    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final SimpleAsyncTaskScheduler scheduler = new SimpleAsyncTaskScheduler();

    /** @param replicas what to check */
    ReplicaChecks(Replicas replicas) {
        scheduler.setVirtualThreads(true);
        scheduler.setThreadNamePrefix("replicas-");
        scheduler.scheduleWithFixedDelay(replicas::check, PAUSE);
    }

    @Override
    public void close() {
        scheduler.close();
    }
}
