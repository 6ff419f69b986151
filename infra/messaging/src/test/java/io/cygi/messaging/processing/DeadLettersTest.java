package io.cygi.messaging.processing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cygi.messaging.TimeOrderedIds;
import io.cygi.messaging.processing.SagaStage.Begun;
import io.cygi.messaging.processing.SagaStage.Went;
import io.cygi.messaging.store.GroupedEventStore;
import io.cygi.messaging.store.StoreTest;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.Configuration;
import org.axonframework.config.Configurer;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.deadletter.jdbc.DeadLetterSchema;
import org.axonframework.eventhandling.deadletter.jdbc.JdbcDeadLetter;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.messaging.deadletter.SequencedDeadLetterProcessor;
import org.axonframework.serialization.Serializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** The dead letters of a projection. */
@StoreTest
@Timeout(60)
class DeadLettersTest {

    private static final String GROUP = "dead-letters";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int SEQUENCES = 23;

    private final ApplicationContext context;
    private final Set<String> failing = ConcurrentHashMap.newKeySet();

    @Autowired
    DeadLettersTest(ApplicationContext context) {
        this.context = context;
    }

    @ProcessingGroup(GROUP)
    private final class Projection {

        @EventHandler
        void on(Begun event) {
            fail(event.id());
        }

        @EventHandler
        void on(Went event) {
            fail(event.id());
        }

        private void fail(String id) {
            if (failing.contains(id)) {
                throw new IllegalStateException("not for now");
            }
        }
    }

    @Test
    void areRetriedSequenceBySequenceInAnyNumber() {
        List<String> ids = Stream.generate(() -> "letters-" + TimeOrderedIds.next())
                .limit(SEQUENCES)
                .toList();
        failing.addAll(ids);
        Configuration configuration = start();
        try {
            ids.forEach(id -> SagaStage.publish(context, id, 0, new Begun(id), new Went(id)));
            await().atMost(PATIENCE)
                    .until(() -> SagaStage.letters(context, GROUP).size() == 2 * SEQUENCES);
            failing.clear();
            SequencedDeadLetterProcessor<EventMessage<?>> letters = configuration
                    .eventProcessingConfiguration()
                    .sequencedDeadLetterProcessor(GROUP)
                    .orElseThrow();
            for (int left = SEQUENCES; left > 0; left--) {
                String last = ids.get(left - 1);
                assertThat(letters.process(letter -> letter instanceof JdbcDeadLetter<?> stored
                                && stored.getSequenceIdentifier().equals(last)))
                        .isTrue();
                assertThat(SagaStage.letters(context, GROUP)).hasSize(2 * (left - 1));
            }
        } finally {
            configuration.shutdown();
        }
    }

    private Configuration start() {
        Configurer configurer = DefaultConfigurer.defaultConfiguration()
                .configureSerializer(c -> context.getBean(Serializer.class))
                .configureEventSerializer(c -> context.getBean("eventSerializer", Serializer.class))
                .configureEventStore(c -> context.getBean(GroupedEventStore.class))
                .configureTransactionManager(c -> context.getBean(TransactionManager.class))
                .registerComponent(ConnectionProvider.class, c -> context.getBean(ConnectionProvider.class))
                .registerComponent(DeadLetterSchema.class, c -> context.getBean(DeadLetterSchema.class))
                .registerComponent(ProcessorFailures.class, c -> new ProcessorFailures());
        configurer
                .eventProcessing()
                .registerTokenStore(c -> context.getBean(TokenStore.class))
                .registerEventHandler(c -> new Projection());
        Processors.projection(
                configurer.eventProcessing(),
                GROUP,
                event -> ((DomainEventMessage<?>) event).getAggregateIdentifier(),
                () -> {});
        return configurer.start();
    }
}
