package io.cygi.eventtopic.publish;

import io.cygi.eventtopic.client.EventsProperties;
import io.cygi.eventtopic.client.TopicAdmin;
import io.cygi.eventtopic.client.TopicClients;
import io.cygi.eventtopic.client.TopicWatch;
import io.cygi.messaging.store.StoredEventReader;
import java.time.Duration;
import java.util.Objects;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.producer.Producer;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** A publisher that a test runs step by step. */
final class HandPublisher implements AutoCloseable {

    private final PublisherClaim claim;
    private final Producer<byte[], byte[]> producer;
    private final TopicAdmin admin;
    private final Takeover takeover;
    private final Means means;
    private @Nullable TermClaim term;

    /**
     * The means of the publisher.
     *
     * @param lease the length of its claims
     * @param producers wraps its producer
     * @param nanoTime its clock
     */
    record Means(Duration lease, UnaryOperator<Producer<byte[], byte[]>> producers, LongSupplier nanoTime) {}

    HandPublisher(ConfigurableApplicationContext process, String owner) {
        this(process, owner, new Means(Duration.ofSeconds(30), producer -> producer, System::nanoTime));
    }

    HandPublisher(ConfigurableApplicationContext process, String owner, Means means) {
        EventsProperties properties = process.getBean(EventsProperties.class);
        TopicClients clients = process.getBean(TopicClients.class);
        this.means = means;
        this.admin = process.getBean(TopicAdmin.class);
        this.claim = new PublisherClaim(
                process.getBean(JdbcTemplate.class),
                process.getBean(TransactionTemplate.class),
                process.getBean(Serializer.class),
                new PublisherClaim.Publisher(properties.topic(), owner, means.lease()));
        this.producer = means.producers().apply(clients.producer());
        this.takeover = new Takeover(
                new EventPublisher.Broker(clients, admin, process.getBean(TopicWatch.class), properties),
                process.getBean(StoredEventReader.class));
    }

    PublisherClaim claim() {
        return claim;
    }

    Producer<byte[], byte[]> producer() {
        return producer;
    }

    Takeover takeover() {
        return takeover;
    }

    HandPublisher claimed() {
        term = new TermClaim(claim, claim.take().orElseThrow(), means.lease(), means.nanoTime());
        return this;
    }

    TermClaim term() {
        return Objects.requireNonNull(term);
    }

    PublisherTerm begun() {
        producer.initTransactions();
        return confirmed();
    }

    PublisherTerm confirmed() {
        return takeover.confirm(term(), admin.describe(), producer);
    }

    /** Lets the present claim end. */
    static void expire(ConfigurableApplicationContext process) {
        process.getBean(TransactionTemplate.class).executeWithoutResult(begun -> process.getBean(JdbcTemplate.class)
                .update("UPDATE event_publisher SET claimed_until = 0"));
    }

    @Override
    public void close() {
        producer.close(Duration.ZERO);
    }
}
