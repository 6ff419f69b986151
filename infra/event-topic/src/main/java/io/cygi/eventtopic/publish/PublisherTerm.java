package io.cygi.eventtopic.publish;

import io.cygi.eventtopic.record.EventRecordCodec;
import io.cygi.messaging.store.IndexedEvent;
import io.cygi.messaging.store.StoredEventReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One term of the publisher, after the fencing and the confirmation of its claim. It publishes a page of the store in parts, each as one
 * Kafka transaction, and moves the position after each part. Used by one thread.
 */
final class PublisherTerm {

    private static final Logger LOG = LoggerFactory.getLogger(PublisherTerm.class);

    private final Parts parts;
    private final StoredEventReader.Pages pages;
    private final Set<Long> published;
    private final TopicEnds ends;
    private long lookedAt = System.nanoTime();

    /**
     * The parts that a term needs.
     *
     * @param topic the name of the topic
     * @param producer the producer, which has fenced off those of earlier terms
     * @param claim the claim on the topic
     * @param bytesMax the most bytes of events in a transaction
     * @param look fails if the topic is not the same any more
     * @param lookAfter the time between two looks
     */
    record Parts(
            String topic,
            Producer<byte[], byte[]> producer,
            TermClaim claim,
            long bytesMax,
            Runnable look,
            Duration lookAfter) {}

    /**
     * Begins a term.
     *
     * @param parts the parts that the term needs
     * @param pages the pages of events behind the position
     * @param published the indexes of events behind the position that the topic has; an index is removed when its event is read
     * @param ends the ends of the topic's partitions
     */
    PublisherTerm(Parts parts, StoredEventReader.Pages pages, Set<Long> published, TopicEnds ends) {
        this.parts = parts;
        this.pages = pages;
        this.published = published;
        this.ends = ends;
    }

    /**
     * Publishes the next events, or waits for some.
     *
     * @param wait the longest wait for events
     * @throws ClaimLostException if the term is over
     */
    void publishNext(Duration wait) throws InterruptedException {
        parts.claim().extendWhereDue();
        if (System.nanoTime() - lookedAt >= parts.lookAfter().toNanos()) {
            parts.look().run();
            lookedAt = System.nanoTime();
        }
        List<IndexedEvent> page = pages.next();
        if (page.isEmpty()) {
            pages.await(wait);
            return;
        }
        for (List<IndexedEvent> part : PageParts.of(page, parts.bytesMax())) {
            sendUnpublished(part);
            parts.claim().move(part.getLast().trackingToken(), ends);
        }
    }

    private void sendUnpublished(List<IndexedEvent> part) throws InterruptedException {
        List<IndexedEvent> unpublished = published.isEmpty()
                ? part
                : part.stream()
                        .filter(event -> !published.remove(event.index()))
                        .toList();
        if (unpublished.size() < part.size()) {
            LOG.info("{} events were in the topic already", part.size() - unpublished.size());
        }
        if (unpublished.isEmpty()) {
            return;
        }
        List<Future<RecordMetadata>> sent = new ArrayList<>(unpublished.size());
        try {
            send(unpublished, sent);
        } catch (KafkaException e) {
            boolean fenced = ClaimLostException.isMeantBy(e) || sent.stream().anyMatch(PublisherTerm::isFenced);
            throw fenced ? new ClaimLostException(e) : e;
        }
    }

    /** {@return whether a record failed by fencing} One record of a transaction has that reason, the others only an abort. */
    private static boolean isFenced(Future<RecordMetadata> record) {
        return record.state() == Future.State.FAILED && ClaimLostException.isMeantBy(record.exceptionNow());
    }

    /** Sends one transaction. @param sent gets the broker's answer to each event */
    private void send(List<IndexedEvent> events, List<Future<RecordMetadata>> sent) throws InterruptedException {
        Producer<byte[], byte[]> producer = parts.producer();
        producer.beginTransaction();
        for (IndexedEvent event : events) {
            parts.claim().extendWhereDue();
            sent.add(producer.send(EventRecordCodec.encode(parts.topic(), event)));
        }
        for (Future<RecordMetadata> record : sent) {
            parts.claim().extendWhereDue();
            ends.written(acknowledged(record));
        }
        parts.claim().extendWhereDue();
        producer.commitTransaction();
    }

    /** Waits for the broker's answer, at most as long as the producer does, and extends the claim meanwhile. */
    private RecordMetadata acknowledged(Future<RecordMetadata> record) throws InterruptedException {
        while (true) {
            try {
                return record.get(parts.claim().extendAfter().toNanos(), TimeUnit.NANOSECONDS);
            } catch (TimeoutException e) {
                LOG.debug("The broker has not acknowledged an event yet", e);
                parts.claim().extend();
            } catch (ExecutionException e) {
                throw e.getCause() instanceof KafkaException refused ? refused : new KafkaException(e.getCause());
            }
        }
    }
}
