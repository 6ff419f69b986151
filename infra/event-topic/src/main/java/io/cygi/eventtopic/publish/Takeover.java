package io.cygi.eventtopic.publish;

import io.cygi.eventtopic.client.EventsProperties;
import io.cygi.eventtopic.client.TopicFacts;
import io.cygi.eventtopic.client.TopicMismatchException;
import io.cygi.eventtopic.client.TopicTail;
import io.cygi.messaging.store.StoredEventReader;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;

/**
 * Begins a term of the publisher. It compares the topic with the store before it fences off earlier producers, because a publisher with
 * another database, or with a copy of it, must not disturb the topic's publisher. It compares again after the fencing, when nobody else
 * can write, and then stores the topic's id and ends.
 */
final class Takeover {

    private final EventPublisher.Broker broker;
    private final StoredEventReader events;

    /** Creates the takeover. @param broker the access to the topic @param events the reader of the store */
    Takeover(EventPublisher.Broker broker, StoredEventReader events) {
        this.broker = broker;
        this.events = events;
    }

    /**
     * {@return the topic, after a comparison with the store} Another publisher may be writing.
     *
     * @param term the term, just begun
     * @throws TopicMismatchException if topic and store differ
     * @throws ClaimLostException if the term is over
     */
    TopicFacts compare(TermClaim term) {
        PublisherPosition position = term.position();
        TopicFacts topic = broker.admin().require(position.isFirst());
        broker.watch().requireId(position.topicId(), topic);
        term.extend();
        EventsProperties properties = broker.properties();
        var written = broker.admin().writtenEnds(TopicTail.partitions(properties.topic(), topic.partitions()));
        try (Consumer<byte[], byte[]> reader = broker.clients().tailReader()) {
            published(reader, term).requireSame(position, written);
        }
        term.extend();
        return topic;
    }

    /**
     * {@return the term, which may publish}
     *
     * @param term the term, whose claim is confirmed
     * @param topic the topic that was compared
     * @param producer the producer, which has fenced off earlier ones, so that they can add nothing more
     * @throws TopicMismatchException if topic and store differ
     * @throws ClaimLostException if a later term has begun
     */
    PublisherTerm confirm(TermClaim term, TopicFacts topic, Producer<byte[], byte[]> producer) {
        PublisherPosition position = term.position();
        broker.watch().requireNow(topic);
        broker.watch().requireId(position.topicId(), topic);
        PublishedEvents.Found found;
        try (Consumer<byte[], byte[]> reader = broker.clients().tailReader()) {
            found = published(reader, term).after(position);
        }
        term.adopt(topic.id(), found.ends());
        return new PublisherTerm(
                parts(term, topic, producer), events.after(position.events()), found.events(), found.ends());
    }

    private PublishedEvents published(Consumer<byte[], byte[]> reader, TermClaim term) {
        EventsProperties properties = broker.properties();
        return new PublishedEvents(
                new TopicTail(reader, properties.answerTimeout().multipliedBy(4)),
                new PublishedEvents.Topic(properties.topic(), properties.partitions()),
                events::identifiers,
                term::extendWhereDue);
    }

    private PublisherTerm.Parts parts(TermClaim term, TopicFacts topic, Producer<byte[], byte[]> producer) {
        EventsProperties properties = broker.properties();
        return new PublisherTerm.Parts(
                properties.topic(),
                producer,
                term,
                properties.transactionBytesMax(),
                () -> broker.watch().requireNow(topic),
                properties.look());
    }
}
