package io.cygi.eventtopic.publish;

import io.cygi.eventtopic.client.EventsProperties;
import io.cygi.eventtopic.client.TopicAdmin;
import io.cygi.eventtopic.client.TopicClients;
import io.cygi.eventtopic.client.TopicTail;
import io.cygi.messaging.store.StoredEventReader;
import io.cygi.messaging.worker.FailureReason;
import io.cygi.messaging.worker.FailureRecord;
import io.cygi.messaging.worker.WorkerKind;
import io.cygi.messaging.worker.WorkerSource;
import io.cygi.messaging.worker.WorkerState;
import io.cygi.messaging.worker.WorkerStatus;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.axonframework.eventhandling.TrackingToken;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Publishes the event store to the topic, while this process has the claim. Each term takes the claim, fences off the producers of
 * earlier terms, confirms the claim, and looks in the topic for what they have published behind the stored position. After a fault a
 * new term begins.
 */
public final class EventPublisher implements SmartLifecycle, WorkerSource {

    private static final Logger LOG = LoggerFactory.getLogger(EventPublisher.class);
    private static final String NAME = "event-publisher";
    private static final Duration PAUSE_AFTER_FAULT = Duration.ofSeconds(1);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration WAIT = Duration.ofMillis(250);

    private final Broker broker;
    private final StoredEventReader events;
    private final PublisherClaim claim;
    private final FailureRecord failures = new FailureRecord();
    private @Nullable FailureReason logged;
    private volatile boolean standby;
    private volatile @Nullable Thread thread;

    /** The broker's side. @param clients of it @param admin of the topic @param properties of the topic */
    record Broker(TopicClients clients, TopicAdmin admin, EventsProperties properties) {}

    EventPublisher(Broker broker, StoredEventReader events, PublisherClaim claim) {
        this.broker = broker;
        this.events = events;
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
            } catch (ClaimLostException | ProducerFencedException e) {
                LOG.info("Another publisher has taken over", e);
                pause(PAUSE_AFTER_FAULT);
            } catch (RuntimeException | Error e) {
                log(failures.failed(e), e);
                pause(PAUSE_AFTER_FAULT);
            }
        }
    }

    private void log(FailureRecord.Failing failing, Throwable fault) {
        if (failing.attempts() == 1 || failing.reason() != logged) {
            logged = failing.reason();
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
        try {
            publish(term.get());
        } finally {
            release(term.get());
        }
    }

    private void publish(long term) throws InterruptedException {
        broker.admin().require();
        Producer<byte[], byte[]> producer = broker.clients().producer();
        try {
            producer.initTransactions();
            // Read after earlier producers were fenced off: the topic gets nothing more of them. Fails where a later
            // term has begun.
            TrackingToken position = claim.position(term);
            PublisherTerm current = new PublisherTerm(
                    new PublisherTerm.Parts(
                            broker.properties().topic(),
                            producer,
                            claim,
                            broker.properties().lease()),
                    term,
                    events.after(position),
                    published(position, term));
            while (wanted()) {
                current.publishNext(WAIT);
                failures.succeeded();
            }
        } finally {
            // Waits for nothing: the next term's producer ends what this one has begun.
            producer.close(Duration.ZERO);
        }
    }

    private Map<Long, String> published(@Nullable TrackingToken position, long term) {
        EventsProperties properties = broker.properties();
        try (Consumer<byte[], byte[]> reader = broker.clients().reader()) {
            TopicTail tail = new TopicTail(reader, properties.answerTimeout().multipliedBy(4));
            return new PublishedEvents(tail, properties.topic(), properties.partitions(), () -> claim.extend(term))
                    .after(position);
        }
    }

    private void release(long term) {
        // No connection is given to a thread that is interrupted.
        boolean interrupted = Thread.interrupted();
        try {
            claim.release(term);
        } catch (RuntimeException e) {
            // The claim ends by itself after the lease.
            LOG.debug("The claim on the topic could not be released", e);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static void pause(Duration length) {
        try {
            Thread.sleep(length);
        } catch (InterruptedException e) {
            LOG.debug("The publisher is not wanted any more", e);
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
                if (!running.join(WAIT.multipliedBy(2))) {
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
