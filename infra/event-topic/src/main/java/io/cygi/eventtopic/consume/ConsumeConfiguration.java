package io.cygi.eventtopic.consume;

import io.cygi.eventtopic.client.EventsProperties;
import io.cygi.eventtopic.client.TopicClients;
import io.cygi.eventtopic.client.TopicWatch;
import io.cygi.messaging.processing.Sweep;
import io.cygi.messaging.server.ServerWatch;
import io.cygi.messaging.store.EventFeed;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the topic as the event feed of the event processors. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "cygi.events.source", havingValue = "topic")
public class ConsumeConfiguration {

    @Bean
    EventFeed topicEventFeed(
            TopicClients clients,
            EventsProperties properties,
            @Qualifier("eventSerializer") Serializer serializer,
            EventUpcaster upcasters,
            ServerWatch watch,
            TopicWatch topic) {
        return new TopicEventFeed(new TopicEventSource.Parts(clients, properties, serializer, upcasters, watch, topic));
    }

    /** Asks the broker for the topic at intervals. Consumers report neither an absent broker nor a topic that was made anew. */
    @Bean
    Sweep eventTopicBroker(TopicWatch topic, EventsProperties properties) {
        return new Sweep("event-topic-broker", properties.look(), topic::look);
    }
}
