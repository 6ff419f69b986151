package io.cygi.gateway;

import io.cygi.messaging.Commands;
import io.cygi.messaging.MessagingAutoConfiguration;
import io.cygi.messaging.processing.ProcessorPositions;
import io.cygi.web.Caller;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.axonframework.config.Configuration;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The edge alone, in front of endpoints that say who called, on a real port. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration(
        exclude = {MessagingAutoConfiguration.class, DataSourceAutoConfiguration.class, FlywayAutoConfiguration.class},
        excludeName = {
            "org.axonframework.springboot.autoconfig.AxonAutoConfiguration",
            "org.axonframework.springboot.autoconfig.XStreamAutoConfiguration"
        })
@Import(EdgeApplication.Endpoints.class)
class EdgeApplication {

    @Bean
    SentCommands commands() {
        return new SentCommands();
    }

    @Bean(destroyMethod = "shutdown")
    Configuration axon() {
        return DefaultConfigurer.defaultConfiguration()
                .configureEventStore(c -> EmbeddedEventStore.builder()
                        .storageEngine(new InMemoryEventStorageEngine())
                        .build())
                .start();
    }

    @Bean
    ProcessorPositions positions(Configuration axon) {
        return new ProcessorPositions(axon.eventProcessingConfiguration(), axon.eventStore());
    }

    /** The command side is another service; what reaches it is kept. */
    static final class SentCommands implements Commands {

        private final List<Object> sent = new CopyOnWriteArrayList<>();

        @Override
        public @Nullable Object ask(Object command, Map<String, ?> metadata) {
            sent.add(command);
            return null;
        }

        List<Object> sent() {
            return sent;
        }
    }

    @RestController
    static final class Endpoints {

        @RequestMapping({
            "/api/v1/me",
            "/api/v1/me/reservations",
            "/api/v1/concerts/{id}/reservations",
            "/api/v1/reservations/{id}",
            "/api/v1/reservations/{id}/payment",
            "/api/v1/reservations/{id}/cancellation",
            "/api/v1/organizer/concerts",
            "/api/v1/admin/events"
        })
        Caller caller(Caller caller) {
            return caller;
        }

        @RequestMapping({"/api/v1/concerts", "/api/v1/concerts/{id}/seats", "/api/v1/forgotten", "/forgotten"})
        String open() {
            return "open";
        }
    }
}
