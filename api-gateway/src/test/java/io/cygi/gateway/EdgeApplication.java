package io.cygi.gateway;

import io.cygi.contracts.value.AccountId;
import io.cygi.gateway.account.AccessEndedListener;
import io.cygi.messaging.Commands;
import io.cygi.messaging.MessagingAutoConfiguration;
import io.cygi.messaging.processing.ProcessorPositions;
import io.cygi.messaging.store.history.MemoryStoredEvents;
import io.cygi.messaging.store.history.StoredEvents;
import io.cygi.web.caller.Caller;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.axonframework.config.Configuration;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Runs the edge alone on its own database and a real port, in front of endpoints that return their caller. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration(
        exclude = MessagingAutoConfiguration.class,
        excludeName = {
            "org.axonframework.springboot.autoconfig.AxonAutoConfiguration",
            "org.axonframework.springboot.autoconfig.JdbcAutoConfiguration",
            "org.axonframework.springboot.autoconfig.JpaAutoConfiguration",
            "org.axonframework.springboot.autoconfig.JpaEventStoreAutoConfiguration",
            "org.axonframework.springboot.autoconfig.XStreamAutoConfiguration"
        })
@Import(EdgeApplication.Endpoints.class)
public class EdgeApplication {

    @Bean
    static BeanPostProcessor countedConnections() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof DataSource source ? new CountedDataSource(source) : bean;
            }
        };
    }

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
    EventStore eventStore(Configuration axon) {
        return axon.eventStore();
    }

    @Bean
    StoredEvents storedEvents(EventStore store) {
        return new MemoryStoredEvents(store);
    }

    @Bean
    ProcessorPositions positions(Configuration axon) {
        return new ProcessorPositions(axon.eventProcessingConfiguration(), axon.eventStore());
    }

    /** Keeps the commands that were sent. The command side is another service. */
    public static final class SentCommands implements Commands {

        private final List<Object> sent = new CopyOnWriteArrayList<>();
        private final AtomicReference<@Nullable RuntimeException> fault = new AtomicReference<>();
        private final AtomicReference<Consumer<Object>> watcher = new AtomicReference<>(command -> {});

        @Override
        public @Nullable Object ask(Object command, Map<String, ?> metadata) {
            watcher.get().accept(command);
            RuntimeException failing = fault.getAndSet(null);
            if (failing != null) {
                throw failing;
            }
            sent.add(command);
            return null;
        }

        /** Fails the next command. */
        public void failNext(RuntimeException with) {
            fault.set(with);
        }

        /** Calls a consumer before each command arrives; it may fail the command. @param before the consumer */
        public void watch(Consumer<Object> before) {
            watcher.set(before);
        }

        public List<Object> sent() {
            return sent;
        }
    }

    @Bean
    EndedAccess endedAccess() {
        return new EndedAccess();
    }

    /** Keeps the accounts whose access was ended. */
    public static final class EndedAccess implements AccessEndedListener {

        private final List<AccountId> accounts = new CopyOnWriteArrayList<>();

        @Override
        public void accessEnded(AccountId accountId) {
            accounts.add(accountId);
        }

        public List<AccountId> accounts() {
            return accounts;
        }
    }

    /** The endpoints of other services, as long as they are in the same process. */
    @RestController
    @ConditionalOnProperty(name = "cygi.service.name", havingValue = "none", matchIfMissing = true)
    static final class Endpoints {

        @GetMapping("/api/v1/me")
        Caller me(Caller caller) {
            return caller;
        }

        @RequestMapping({
            "/api/v1/me/reservations",
            "/api/v1/me/wallet/top-ups",
            "/api/v1/me/wallet/top-ups/{id}",
            "/api/v1/admin/top-ups/{id}/refund",
            "/api/v1/concerts/{id}/reservations",
            "/api/v1/reservations/{id}",
            "/api/v1/reservations/{id}/payment",
            "/api/v1/reservations/{id}/cancellation",
            "/api/v1/organizer/concerts",
            "/api/v1/admin/events",
            "/api/v1/admin/processors/{name}/replay"
        })
        Caller caller(Caller caller) {
            return caller;
        }

        @RequestMapping({
            "/api/v1/concerts",
            "/api/v1/concerts/{id}/seats",
            "/api/v1/top-ups/{id}",
            "/api/v1/top-ups/{id}/approved",
            "/api/v1/top-ups/{id}/cancelled",
            "/api/v1/top-ups/{id}/failed",
            "/api/v1/forgotten",
            "/forgotten"
        })
        String open() {
            return "open";
        }
    }
}
