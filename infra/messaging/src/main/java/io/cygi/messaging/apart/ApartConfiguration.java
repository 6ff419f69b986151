package io.cygi.messaging.apart;

import io.cygi.messaging.MessagingProperties;
import io.cygi.messaging.server.ServerWatch;
import io.cygi.messaging.store.EventFeed;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.eventhandling.EventBus;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Wires a process without the event store: one that handles events of an {@link EventFeed} from elsewhere, or none. Axon would
 * otherwise make a store and a command bus of its own, which nobody else reads.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = MessagingProperties.EVENT_STORE, havingValue = "false")
public class ApartConfiguration {

    @Bean
    EventBus eventBus() {
        return new AbsentEventBus();
    }

    @Bean
    @Qualifier("localSegment")
    CommandBus commandBus() {
        return new AbsentCommandBus();
    }

    /** Starts the watch after all tables are there, and before the first event processor starts. */
    @Bean
    @ConditionalOnBean(EventFeed.class)
    SmartInitializingSingleton serverWatchStart(ServerWatch watch) {
        return watch::begin;
    }
}
