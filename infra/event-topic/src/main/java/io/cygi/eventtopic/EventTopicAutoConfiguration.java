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
import org.springframework.boot.autoconfigure.condition.AnyNestedCondition;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Import;

/**
 * Configures the topic of events in a process. With {@code cygi.events.source=topic} all event processors read from it. With
 * {@code cygi.events.publish=true} the process takes part in publishing its event store to it. Without either nothing is created.
 */
@AutoConfiguration(beforeName = "io.cygi.messaging.MessagingAutoConfiguration")
@Conditional(EventTopicAutoConfiguration.TopicInUse.class)
@EnableConfigurationProperties({EventsProperties.class, KafkaProperties.class})
@Import({PublishConfiguration.class, ConsumeConfiguration.class})
public class EventTopicAutoConfiguration {

    /** Matches a process that reads the topic, or takes part in publishing to it. */
    static final class TopicInUse extends AnyNestedCondition {

        TopicInUse() {
            super(ConfigurationPhase.REGISTER_BEAN);
        }

        @ConditionalOnProperty(name = "cygi.events.source", havingValue = "topic")
        static final class Read {}

        @ConditionalOnProperty(name = "cygi.events.publish", havingValue = "true")
        static final class Published {}
    }

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
