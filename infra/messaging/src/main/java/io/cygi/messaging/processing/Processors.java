package io.cygi.messaging.processing;

import io.cygi.messaging.saga.BatchSagaStore;
import io.cygi.messaging.server.LeftOutIndexes;
import io.cygi.messaging.server.ServerWatch;
import io.cygi.messaging.step.BatchBoundary;
import io.cygi.messaging.step.BatchStepExecutor;
import io.cygi.messaging.store.EventFeed;
import io.cygi.messaging.store.tail.Pace;
import io.cygi.messaging.worker.WorkerKind;
import java.time.Duration;
import java.util.function.Function;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.Configuration;
import org.axonframework.config.EventProcessingConfigurer;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventProcessorConfiguration;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.async.SequencingPolicy;
import org.axonframework.eventhandling.deadletter.jdbc.DeadLetterSchema;
import org.axonframework.eventhandling.deadletter.jdbc.JdbcSequencedDeadLetterQueue;
import org.axonframework.messaging.StreamableMessageSource;

/**
 * Registers the event processors of services. All kinds start at the oldest event, unless their method says otherwise,
 * and are woken by new events.
 */
public final class Processors {

    /** The most events that one transaction of a projection covers. */
    public static final int PROJECTION_BATCH_MAX = 1_024;

    /** The most events that one transaction of a saga processor covers. */
    public static final int SAGA_BATCH_MAX = 512;

    /**
     * The pace of projections: 20 ms between two deliveries, so that more events are written at once. Fans wait for the
     * views, so after a single event the pause is a quarter of that.
     */
    private static final Pace PROJECTION_PACE = new Pace(Duration.ofMillis(20), 4);

    /** The pace of sagas: 4 ms between two deliveries, because fans wait for what a saga does. */
    private static final Pace SAGA_PACE = Pace.always(Duration.ofMillis(4));

    /**
     * The pace of processors that only a sweep waits for: 60 ms between two deliveries. Sweeps look ten times a second.
     */
    private static final Pace SWEPT_PACE = Pace.always(Duration.ofMillis(60));

    private static final Batches PROJECTION = new Batches(PROJECTION_BATCH_MAX, PROJECTION_PACE);

    private static final int DEAD_LETTERS_MAX = 10_000;

    /** The most segments of a processor. A process that is alone handles all of them. */
    public static final int SEGMENTS_MAX = 16;

    /**
     * The size and the pace of a processor's batches.
     *
     * @param sizeMax the most events of a batch
     * @param pace the pause between two deliveries of events
     */
    private record Batches(int sizeMax, Pace pace) {}

    private Processors() {}

    /**
     * Registers a processor for read models. It has one segment, large batches and a dead-letter queue. The queue takes
     * an event that cannot be handled, with all later events of its sequence, while the other events go on.
     *
     * @param configurer the configurer that the processor is registered with
     * @param group the handlers' {@code @ProcessingGroup}
     * @param sequence tells which events depend on each other
     * @param atHandover called when this process begins to run the processor, before the first event, and when it stops
     */
    public static void projection(
            EventProcessingConfigurer configurer,
            String group,
            SequencingPolicy<? super EventMessage<?>> sequence,
            Runnable atHandover) {
        tracking(
                configurer,
                group,
                WorkerKind.PROJECTION,
                PROJECTION,
                StreamableMessageSource::createTailToken,
                atHandover);
        configurer.registerSequencingPolicy(group, c -> sequence);
        configurer.registerDeadLetterQueue(group, c -> deadLetters(group, c)
                .statementFactory(new DeadLetterStatements(c))
                .maxSequences(DEAD_LETTERS_MAX)
                .maxSequenceSize(DEAD_LETTERS_MAX)
                .build());
    }

    /** {@return a queue of dead letters in the platform's database, whose bounds are still to be set} */
    static JdbcSequencedDeadLetterQueue.Builder<EventMessage<?>> deadLetters(String processor, Configuration c) {
        return JdbcSequencedDeadLetterQueue.<EventMessage<?>>builder()
                .processingGroup(processor)
                .connectionProvider(c.getComponent(ConnectionProvider.class))
                .transactionManager(c.getComponent(TransactionManager.class))
                .schema(c.getComponent(DeadLetterSchema.class))
                .genericSerializer(c.serializer())
                .eventSerializer(c.eventSerializer());
    }

    /**
     * Registers a processor for sagas. Its events are divided among segments by their aggregate, and processes share
     * the segments. An event that cannot be handled is parked with all later events of its aggregate, while the other
     * events go on.
     *
     * @param configurer the configurer that the processor is registered with
     * @param group the sagas' {@code @ProcessingGroup}
     * @param segments the least number of segments, unless {@code cygi.messaging.segments} says otherwise
     */
    public static void sagas(EventProcessingConfigurer configurer, String group, int segments) {
        configurer.registerEventProcessor(
                group,
                (name, c, handlers) -> SagaProcessors.build(
                        name, c, handlers, paced(c, SAGA_PACE), failures(c, name, WorkerKind.PROCESS), segments));
        configurer.registerListenerInvocationErrorHandler(group, c -> PropagatingErrorHandler.instance());
    }

    /**
     * Registers a processor for handlers that send commands. An event that cannot be handled stops the processor, which
     * tries again until the event is handled, because skipping an event would lose money.
     *
     * @param configurer the configurer that the processor is registered with
     * @param group the handlers' {@code @ProcessingGroup}
     */
    public static void process(EventProcessingConfigurer configurer, String group) {
        process(configurer, group, new Batches(SAGA_BATCH_MAX, SAGA_PACE));
    }

    /**
     * Registers a processor as {@link #process} does, for handlers that write what a sweep looks at. The processor
     * waits longer for more events and writes more at once.
     *
     * @param configurer the configurer that the processor is registered with
     * @param group the handlers' {@code @ProcessingGroup}
     */
    public static void swept(EventProcessingConfigurer configurer, String group) {
        process(configurer, group, new Batches(SAGA_BATCH_MAX, SWEPT_PACE));
    }

    private static void process(EventProcessingConfigurer configurer, String group, Batches batches) {
        tracking(configurer, group, WorkerKind.PROCESS, batches, StreamableMessageSource::createTailToken, () -> {});
        configurer.registerHandlerInterceptor(
                group,
                c -> new BatchBoundary(
                        c.getComponent(BatchStepExecutor.class), c.getComponent(BatchSagaStore.class), null));
    }

    /**
     * Registers a processor for state that a process keeps in memory. It begins with the events after the start of the
     * process. Every process has its own position, which is not stored.
     *
     * @param configurer the configurer that the processor is registered with
     * @param group the handlers' {@code @ProcessingGroup}
     * @param atStart called when the processor has found the position at which it begins; every event that cannot be
     *     seen by then will be handled. It is called again after a restart of the database server; state that was
     *     remembered until then has to be forgotten
     */
    public static void inMemory(EventProcessingConfigurer configurer, String group, Runnable atStart) {
        Function<StreamableMessageSource<TrackedEventMessage<?>>, TrackingToken> start = source -> {
            TrackingToken head = source.createHeadToken();
            atStart.run();
            return head;
        };
        tracking(configurer, group, WorkerKind.CACHE, PROJECTION, start, () -> {});
        configurer.registerTokenStore(
                group,
                c -> new RestartedTokenStore(
                        c.getComponent(ServerWatch.class, () -> new ServerWatch(new LeftOutIndexes()))::run,
                        () -> start.apply(paced(c, PROJECTION.pace()))));
    }

    private static void tracking(
            EventProcessingConfigurer configurer,
            String group,
            WorkerKind kind,
            Batches batches,
            Function<StreamableMessageSource<TrackedEventMessage<?>>, TrackingToken> start,
            Runnable atHandover) {
        configurer.registerTrackingEventProcessor(
                group,
                c -> paced(c, batches.pace()),
                c -> TrackingEventProcessorConfiguration.forSingleThreadedProcessing()
                        .andBatchSize(batches.sizeMax())
                        .andInitialTrackingToken(start)
                        .andEventTrackerStatusChangeListener(segments -> {
                            failures(c, group, kind).onEventTrackerStatusChange(segments);
                            if (segments.values().stream().anyMatch(Processors::beginsAnew)) {
                                atHandover.run();
                            }
                        }));
        configurer.registerListenerInvocationErrorHandler(group, c -> PropagatingErrorHandler.instance());
        configurer.registerErrorHandler(group, c -> failures(c, group, kind));
    }

    private static ProcessorFailures.Entry failures(Configuration configuration, String group, WorkerKind kind) {
        return configuration.getComponent(ProcessorFailures.class).register(group, kind);
    }

    private static StreamableMessageSource<TrackedEventMessage<?>> paced(Configuration configuration, Pace pace) {
        return configuration
                .getComponent(EventFeed.class, () -> EventFeed.of(configuration.eventStore()))
                .paced(pace);
    }

    /** {@return whether the processor begins anew: after a fault nobody knows what the database has kept} */
    private static boolean beginsAnew(EventTrackerStatus status) {
        return handover(status) || status.isErrorState();
    }

    static boolean handover(EventTrackerStatus status) {
        return status.trackerAdded() || status.trackerRemoved();
    }
}
