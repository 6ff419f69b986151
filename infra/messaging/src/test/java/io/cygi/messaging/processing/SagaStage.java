package io.cygi.messaging.processing;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import io.cygi.messaging.MessagingProperties;
import io.cygi.messaging.TimeOrderedIds;
import io.cygi.messaging.saga.BatchSagaStore;
import io.cygi.messaging.step.BatchStepExecutor;
import io.cygi.messaging.step.ParkedSteps;
import io.cygi.messaging.step.RetryBackoff;
import io.cygi.messaging.step.StepExecutor;
import io.cygi.messaging.store.GroupedEventStore;
import io.cygi.messaging.worker.WorkerStatus;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.Configuration;
import org.axonframework.config.Configurer;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackingEventProcessor;
import org.axonframework.eventhandling.deadletter.jdbc.DeadLetterSchema;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.modelling.saga.EndSaga;
import org.axonframework.modelling.saga.SagaEventHandler;
import org.axonframework.modelling.saga.StartSaga;
import org.axonframework.serialization.Revision;
import org.axonframework.serialization.Serializer;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A simulated process that runs a saga over the shared store, with its own memory and its own name among the claims.
 */
public final class SagaStage implements AutoCloseable {

    /** A worker extends its claim every second; on a busy machine it may be late. */
    private static final Duration CLAIM = Duration.ofSeconds(5);

    /** The work of the saga for each event. */
    interface Work {

        /** In the transaction of the batch. */
        void handle(String id, String what);

        /** Beside it. */
        void step(String id, String what);
    }

    @Revision("1")
    public record Begun(String id) {}

    @Revision("1")
    public record Went(String id) {}

    @Revision("1")
    public record Over(String id) {}

    @JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY)
    public static class StageSaga {

        private int went;

        @StartSaga
        @SagaEventHandler(associationProperty = "id")
        void on(Begun event, StepExecutor steps, Work work) {
            work.handle(event.id(), "begin");
            steps.run(event.id(), () -> work.step(event.id(), "begin"));
        }

        @SagaEventHandler(associationProperty = "id")
        void on(Went event, StepExecutor steps, Work work) {
            went++;
            String what = "go-" + went;
            work.handle(event.id(), what);
            steps.run(event.id(), () -> work.step(event.id(), what));
        }

        @EndSaga
        @SagaEventHandler(associationProperty = "id")
        void on(Over event, StepExecutor steps, Work work) {
            steps.run(event.id(), () -> work.step(event.id(), "end"));
        }
    }

    private final String group;
    private final ParkedSteps parked;
    private final BatchStepExecutor steps = new BatchStepExecutor(64, Duration.ofSeconds(20));
    private final ProcessorFailures failures = new ProcessorFailures();
    private final Configuration configuration;
    private final ProcessorWatch watch;

    public SagaStage(ApplicationContext context, String group, String node, Work work) {
        this(context, group, node, work, tokens -> tokens);
    }

    public SagaStage(
            ApplicationContext context, String group, String node, Work work, UnaryOperator<TokenStore> tokens) {
        this(context, group, node, work, tokens, 4);
    }

    public SagaStage(
            ApplicationContext context,
            String group,
            String node,
            Work work,
            UnaryOperator<TokenStore> tokens,
            int segments) {
        this.group = group;
        this.parked = new ParkedSteps(new RetryBackoff(Duration.ZERO));
        Serializer events = context.getBean("eventSerializer", Serializer.class);
        Configurer configurer = DefaultConfigurer.defaultConfiguration()
                .configureSerializer(c -> context.getBean(Serializer.class))
                .configureEventSerializer(c -> events)
                .configureEventStore(c -> context.getBean(GroupedEventStore.class))
                .configureTransactionManager(c -> context.getBean(TransactionManager.class))
                .registerComponent(BatchSagaStore.class, c -> context.getBean(BatchSagaStore.class))
                .registerComponent(ConnectionProvider.class, c -> context.getBean(ConnectionProvider.class))
                .registerComponent(DeadLetterSchema.class, c -> context.getBean(DeadLetterSchema.class))
                .registerComponent(JdbcTemplate.class, c -> context.getBean(JdbcTemplate.class))
                .registerComponent(MessagingProperties.class, c -> context.getBean(MessagingProperties.class))
                .registerComponent(Clock.class, c -> context.getBean(Clock.class))
                .registerComponent(ProcessorFailures.class, c -> failures)
                .registerComponent(BatchStepExecutor.class, c -> steps)
                .registerComponent(StepExecutor.class, c -> steps)
                .registerComponent(ParkedSteps.class, c -> parked)
                .registerComponent(Work.class, c -> work);
        configurer
                .eventProcessing()
                .registerSagaStore(c -> c.getComponent(BatchSagaStore.class))
                .registerTokenStore(c -> tokens.apply(tokenStore(context, node)))
                .assignHandlerTypesMatching(group, type -> type == StageSaga.class)
                .registerSaga(StageSaga.class);
        Processors.sagas(configurer.eventProcessing(), group, segments);
        configuration = configurer.start();
        watch = new ProcessorWatch(
                failures,
                configuration.eventProcessingConfiguration(),
                context.getBean(TransactionManager.class),
                context.getBean(JdbcTemplate.class),
                context.getBean(StoredPositions.class),
                context.getBean(Clock.class));
    }

    private static TokenStore tokenStore(ApplicationContext context, String node) {
        return new ClaimedTokenStore(
                JdbcTokenStore.builder()
                        .serializer(context.getBean(Serializer.class))
                        .claimTimeout(CLAIM),
                context.getBean(ConnectionProvider.class),
                node);
    }

    /** Stores events of one aggregate. @param first its next sequence number */
    public static void publish(ApplicationContext context, String id, long first, Object... events) {
        GroupedEventStore store = context.getBean(GroupedEventStore.class);
        for (int i = 0; i < events.length; i++) {
            store.publish(List.of(new GenericDomainEventMessage<>("stage", id, first + i, events[i])));
        }
    }

    /** {@return the segment of four that the events of an aggregate belong to} */
    static int segmentOf(String id) {
        return Segment.splitBalanced(Segment.ROOT_SEGMENT, 3).stream()
                .filter(segment -> segment.matches(id))
                .findFirst()
                .orElseThrow()
                .getSegmentId();
    }

    /** {@return an identifier of an aggregate} @param segment of four that it belongs to */
    public static String idIn(int segment, String prefix) {
        return Stream.generate(() -> prefix + "-" + TimeOrderedIds.next())
                .filter(id -> segmentOf(id) == segment)
                .findFirst()
                .orElseThrow();
    }

    public TrackingEventProcessor processor() {
        return configuration
                .eventProcessingConfiguration()
                .eventProcessor(group, TrackingEventProcessor.class)
                .orElseThrow();
    }

    public Set<Integer> segments() {
        return processor().processingStatus().values().stream()
                .map(status -> status.getSegment().getSegmentId())
                .collect(Collectors.toSet());
    }

    /** {@return what this process reports of the processor, after a look into the database} */
    public WorkerStatus status() {
        watch.look();
        return watch.find(group).orElseThrow();
    }

    public boolean retry(String id) {
        return parked.retry(group, id);
    }

    public void retryDue() {
        parked.retryDue();
    }

    /** {@return the parked events, each key's in order, with what is stored about the failure} */
    public static List<Map<String, Object>> letters(ApplicationContext context, String group) {
        return context.getBean(JdbcTemplate.class)
                .queryForList(
                        "SELECT sequenceIdentifier, payloadType, causeType, causeMessage, diagnostics FROM dead_letter"
                                + " WHERE processingGroup = ? ORDER BY sequenceIdentifier, sequenceIndex",
                        group);
    }

    /** {@return the number of stored sagas of an aggregate} */
    public static long sagasOf(ApplicationContext context, String id) {
        return Objects.requireNonNull(context.getBean(JdbcTemplate.class)
                .queryForObject("SELECT COUNT(*) FROM saga_association WHERE association_value = ?", Long.class, id));
    }

    @Override
    public void close() {
        configuration.shutdown();
        steps.close();
    }
}
