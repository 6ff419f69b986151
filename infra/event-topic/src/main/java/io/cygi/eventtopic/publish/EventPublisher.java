package io.cygi.eventtopic.publish;

import io.cygi.eventtopic.client.EventsProperties;
import io.cygi.eventtopic.client.TopicAdmin;
import io.cygi.eventtopic.client.TopicClients;
import io.cygi.eventtopic.client.TopicFacts;
import io.cygi.eventtopic.client.TopicWatch;
import io.cygi.messaging.store.StoredEventReader;
import io.cygi.messaging.worker.FailureReason;
import io.cygi.messaging.worker.FailureRecord;
import io.cygi.messaging.worker.WorkerKind;
import io.cygi.messaging.worker.WorkerSource;
import io.cygi.messaging.worker.WorkerState;
import io.cygi.messaging.worker.WorkerStatus;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Publishes the event store to the topic while this process has the claim. Each term takes the claim, compares the topic with the store,
 * fences off the producers of earlier terms, confirms the claim, and compares again. After a fault a new term begins. If topic and store
 * differ, each term fails until an operator has decided which of them is right, and the pauses between terms grow.
 */
public final class EventPublisher implements SmartLifecycle, WorkerSource {

    private static final Logger LOG = LoggerFactory.getLogger(EventPublisher.class);
    private static final String NAME = "event-publisher";
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration WAIT = Duration.ofMillis(250);

    /** The number of equal failures in a row of which one is logged as a warning. The first one and each different one are logged, too. */
    private static final int LOGGED_EVERY = 60;

    private final Broker broker;
    private final Takeover takeover;
    private final PublisherClaim claim;
    private final FaultPause faultPause = new FaultPause();
    private final FailureRecord failures = new FailureRecord();
    private @Nullable String logged;
    private volatile boolean standby;
    private volatile boolean pausing;
    private volatile @Nullable Thread thread;

    /**
     * The parts that the publisher needs to use the broker.
     *
     * @param clients the Kafka clients
     * @param admin the administration of the topic
     * @param watch the watch over the topic
     * @param properties the settings of the topic
     */
    record Broker(TopicClients clients, TopicAdmin admin, TopicWatch watch, EventsProperties properties) {}

    EventPublisher(Broker broker, StoredEventReader events, PublisherClaim claim) {
        this.broker = broker;
        this.takeover = new Takeover(broker, events);
        this.claim = claim;
    }

    private boolean wanted() {
        return thread == Thread.currentThread();
    }

    private void run() {
        while (wanted()) {
            try {
                runTerm();
            } catch (InterruptedException | InterruptException e) {
                LOG.debug("The publisher is not wanted any more", e);
            } catch (RuntimeException | Error e) {
                if (ClaimLostException.isMeantBy(e)) {
                    standby = true;
                    LOG.info("Another publisher has taken over", e);
                } else {
                    log(failures.failed(e), e);
                }
                pause(faultPause.after(e));
            }
        }
    }

    /** Logs a fault as a warning if it is the first, differs from the last one logged, or one in {@link #LOGGED_EVERY}. */
    private void log(FailureRecord.Failing failing, Throwable fault) {
        String what = failing.reason() == FailureReason.FAULT
                ? String.valueOf(fault)
                : failing.reason().name();
        if (failing.attempts() % LOGGED_EVERY == 1 || !what.equals(logged)) {
            logged = what;
            LOG.warn("Events cannot be published: {}; trying again", failing.reason(), fault);
        } else {
            LOG.debug("Events cannot be published: {}", failing.reason(), fault);
        }
    }

    private void runTerm() throws InterruptedException {
        Optional<Long> term = claim.take();
        standby = term.isEmpty();
        if (standby) {
            failures.succeeded();
            pause(broker.properties().lease().dividedBy(4));
            return;
        }
        TermClaim taken = new TermClaim(claim, term.get(), broker.properties().lease(), System::nanoTime);
        try {
            publish(taken);
        } finally {
            release(taken);
        }
    }

    private void publish(TermClaim term) throws InterruptedException {
        TopicFacts topic = takeover.compare(term);
        Producer<byte[], byte[]> producer = broker.clients().producer();
        try {
            producer.initTransactions();
            PublisherTerm current = takeover.confirm(term, topic, producer);
            while (wanted()) {
                current.publishNext(WAIT);
                failures.succeeded();
                faultPause.reset();
            }
        } finally {
            // No wait: the producer of the next term ends an open transaction of this one.
            producer.close(Duration.ZERO);
        }
    }

    private void release(TermClaim term) {
        // An interrupted thread gets no connection.
        boolean interrupted = Thread.interrupted();
        try {
            term.release();
        } catch (RuntimeException e) {
            // The claim ends after the lease.
            LOG.debug("The claim on the topic could not be released", e);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void pause(Duration length) {
        pausing = true;
        try {
            Thread.sleep(length);
        } catch (InterruptedException e) {
            LOG.debug("The publisher is not wanted any more", e);
        } finally {
            pausing = false;
        }
    }

    @Override
    public void start() {
        Thread started = Thread.ofPlatform().name(NAME).daemon().unstarted(this::run);
        thread = started;
        started.start();
    }

    @Override
    public void stop() {
        Thread running = thread;
        thread = null;
        if (running != null) {
            try {
                if (pausing || !running.join(WAIT.multipliedBy(2))) {
                    running.interrupt();
                    running.join(STOP_TIMEOUT);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    @Override
    public List<WorkerStatus> workers() {
        WorkerStatus status = failures.status(NAME, WorkerKind.LOOP);
        if (!isRunning()) {
            return List.of(status.in(WorkerState.STOPPED));
        }
        return List.of(standby ? status.in(WorkerState.STANDBY) : status);
    }
}
