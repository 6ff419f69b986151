package io.cygi.service.drain;

import io.cygi.service.health.Readiness;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationContext;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Begins the end of a process that others send requests to. From then on it is not ready, internal endpoints refuse requests
 * without carrying them out, and each answer closes its connection. Everything goes on for the time of the drain, so that
 * requests that are on their way are answered while their senders turn to other replicas. Then the server stops, and after it
 * everything else.
 */
public final class Drain {

    private static final Logger LOG = LoggerFactory.getLogger(Drain.class);

    private final Readiness readiness;
    private final Duration time;
    private final ApplicationContext context;

    /** Creates the drain. @param readiness ends @param time the time of the drain @param context the process */
    Drain(Readiness readiness, Duration time, ApplicationContext context) {
        this.readiness = readiness;
        this.time = time;
        this.context = context;
    }

    /**
     * Drains the process. Spring tells of the end before it stops anything. The listeners of the endpoints have a higher
     * precedence, because this one waits.
     */
    @EventListener
    @Order(Ordered.LOWEST_PRECEDENCE)
    void drain(ContextClosedEvent end) throws InterruptedException {
        if (end.getApplicationContext() != context) {
            return;
        }
        LOG.info("Draining for {}", time);
        readiness.drain();
        Thread.sleep(time);
    }
}
