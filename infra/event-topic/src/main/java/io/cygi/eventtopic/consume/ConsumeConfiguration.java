package io.cygi.eventtopic.consume;

import io.cygi.eventtopic.client.EventsProperties;
import io.cygi.eventtopic.client.TopicAdmin;
import io.cygi.eventtopic.client.TopicClients;
import io.cygi.messaging.processing.Sweep;
import io.cygi.messaging.server.ServerWatch;
import io.cygi.messaging.store.EventFeed;
import java.time.Duration;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the topic as the source of events. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "cygi.events.source", havingValue = "topic")
public class ConsumeConfiguration {

    private static final Duration BROKER_PERIOD = Duration.ofSeconds(5);

    @Bean
    EventFeed topicEventFeed(
            TopicClients clients,
            EventsProperties properties,
            @Qualifier("eventSerializer") Serializer serializer,
            EventUpcaster upcasters,
            ServerWatch watch) {
        return new TopicEventFeed(new TopicEventSource.Parts(clients, properties, serializer, upcasters, watch));
    }

    /** Consumers wait silently for a broker that is gone, so it is asked separately. */
    @Bean
    Sweep eventTopicBroker(TopicAdmin admin) {
        return new Sweep("event-topic-broker", BROKER_PERIOD, admin::requireAnswer);
    }
}
