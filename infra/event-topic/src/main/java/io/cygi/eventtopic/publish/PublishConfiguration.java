package io.cygi.eventtopic.publish;

import io.cygi.eventtopic.client.EventsProperties;
import io.cygi.eventtopic.client.TopicAdmin;
import io.cygi.eventtopic.client.TopicClients;
import io.cygi.eventtopic.client.TopicWatch;
import io.cygi.messaging.MessagingProperties;
import io.cygi.messaging.ModuleSchema;
import io.cygi.messaging.TimeOrderedIds;
import io.cygi.messaging.store.StoredEventReader;
import java.util.Objects;
import javax.sql.DataSource;
import org.axonframework.serialization.Serializer;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationInitializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Wires the publisher of the event store. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "cygi.events.publish", havingValue = "true")
public class PublishConfiguration {

    @Bean
    FlywayMigrationInitializer eventPublisherSchema(DataSource dataSource) {
        return ModuleSchema.of(dataSource, "event_topic");
    }

    @Bean
    @DependsOn("eventPublisherSchema")
    PublisherClaim publisherClaim(
            JdbcTemplate jdbc,
            PlatformTransactionManager transactions,
            Serializer serializer,
            EventsProperties properties,
            MessagingProperties messaging) {
        String owner = Objects.requireNonNullElseGet(messaging.nodeId(), TimeOrderedIds::next);
        return new PublisherClaim(
                jdbc,
                new TransactionTemplate(transactions),
                serializer,
                new PublisherClaim.Publisher(properties.topic(), owner, properties.lease()));
    }

    @Bean
    EventPublisher eventPublisher(
            TopicClients clients,
            TopicAdmin admin,
            TopicWatch watch,
            EventsProperties properties,
            StoredEventReader events,
            PublisherClaim claim) {
        return new EventPublisher(new EventPublisher.Broker(clients, admin, watch, properties), events, claim);
    }
}
