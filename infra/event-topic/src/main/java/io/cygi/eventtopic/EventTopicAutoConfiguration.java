package io.cygi.eventtopic;

import io.cygi.eventtopic.client.EventsProperties;
import io.cygi.eventtopic.client.TopicAdmin;
import io.cygi.eventtopic.client.TopicClients;
import io.cygi.eventtopic.client.TopicWatch;
import io.cygi.eventtopic.consume.ConsumeConfiguration;
import io.cygi.eventtopic.publish.PublishConfiguration;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/**
 * Configures the topic of events in a process. With {@code cygi.events.source=topic} all event processors read from it. With
 * {@code cygi.events.publish=true} the process takes part in publishing its event store to it.
 */
@AutoConfiguration(beforeName = "io.cygi.messaging.MessagingAutoConfiguration")
@EnableConfigurationProperties({EventsProperties.class, KafkaProperties.class})
@Import({PublishConfiguration.class, ConsumeConfiguration.class})
public class EventTopicAutoConfiguration {

    /** Creates the clients. The connection is injected, so that an embedded broker is stopped after its clients. */
    @Bean
    TopicClients topicClients(
            KafkaProperties kafka, EventsProperties properties, @Nullable KafkaConnectionDetails connection) {
        Supplier<List<String>> servers =
                connection == null ? kafka::getBootstrapServers : connection::getBootstrapServers;
        return new TopicClients(kafka, properties, servers);
    }

    @Bean
    TopicAdmin topicAdmin(TopicClients clients, EventsProperties properties) {
        return new TopicAdmin(clients, properties);
    }

    @Bean
    TopicWatch topicWatch(TopicAdmin admin, EventsProperties properties) {
        return new TopicWatch(admin, properties);
    }
}
