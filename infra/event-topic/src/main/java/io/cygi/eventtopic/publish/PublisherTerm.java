package io.cygi.eventtopic.publish;

import io.cygi.eventtopic.record.EventRecordCodec;
import io.cygi.messaging.store.IndexedEvent;
import io.cygi.messaging.store.StoredEventReader;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.Producer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One term of the publisher: its producer has fenced off those of earlier terms, and its claim was confirmed after that. Publishes a
 * page of the store as one Kafka transaction, then moves the position. Used by one thread.
 */
final class PublisherTerm {

    private static final Logger LOG = LoggerFactory.getLogger(PublisherTerm.class);

    private final Parts parts;
    private final long number;
    private final StoredEventReader.Pages pages;
    private final Map<Long, String> published;
    private long extendedAt = System.nanoTime();

    /** What a term works with. @param topic its name @param producer with its epoch @param claim on the topic @param lease of it */
    record Parts(String topic, Producer<byte[], byte[]> producer, PublisherClaim claim, Duration lease) {}

    /**
     * @param parts what it works with
     * @param number of the term
     * @param pages of the events behind the position
     * @param published identifiers of events behind the position that the topic has, by index
     */
    PublisherTerm(Parts parts, long number, StoredEventReader.Pages pages, Map<Long, String> published) {
        this.parts = parts;
        this.number = number;
        this.pages = pages;
        this.published = published;
    }

    /**
     * Publishes the next events, or waits for some.
     *
     * @param wait for events at most
     * @throws ClaimLostException where the term is over
     */
    void publishNext(Duration wait) throws InterruptedException {
        List<IndexedEvent> page = pages.next();
        if (page.isEmpty()) {
            extendWhereDue();
            pages.await(wait);
            return;
        }
        send(page);
        parts.claim().move(number, page.getLast().trackingToken());
        extendedAt = System.nanoTime();
    }

    private void send(List<IndexedEvent> page) {
        List<IndexedEvent> unpublished = published.isEmpty()
                ? page
                : page.stream().filter(event -> !takePublished(event)).toList();
        if (unpublished.size() < page.size()) {
            LOG.info("{} events were in the topic already", page.size() - unpublished.size());
        }
        if (unpublished.isEmpty()) {
            return;
        }
        Producer<byte[], byte[]> producer = parts.producer();
        producer.beginTransaction();
        for (IndexedEvent event : unpublished) {
            // The commit fails where one of them has failed.
            var unused = producer.send(EventRecordCodec.encode(parts.topic(), event));
        }
        producer.commitTransaction();
    }

    /** An index with two events: the database was put back to an earlier state, and has given the index again. */
    private boolean takePublished(IndexedEvent event) {
        String other = published.remove(event.index());
        if (other != null && !other.equals(event.getEventIdentifier())) {
            throw new IllegalStateException("The topic has the event " + other + " at index " + event.index()
                    + ", and the store has " + event.getEventIdentifier() + ".");
        }
        return other != null;
    }

    private void extendWhereDue() {
        if (System.nanoTime() - extendedAt >= parts.lease().toNanos() / 3) {
            parts.claim().extend(number);
            extendedAt = System.nanoTime();
        }
    }
}
