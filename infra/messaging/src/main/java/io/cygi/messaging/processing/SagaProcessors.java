package io.cygi.messaging.processing;

import io.cygi.messaging.MessagingProperties;
import io.cygi.messaging.saga.BatchSagaStore;
import io.cygi.messaging.step.BatchBoundary;
import io.cygi.messaging.step.BatchStepExecutor;
import io.cygi.messaging.step.KeyedInvoker;
import io.cygi.messaging.step.ParkedKeys;
import io.cygi.messaging.step.ParkedQueue;
import io.cygi.messaging.step.ParkedSteps;
import io.cygi.messaging.step.StepParking;
import java.time.Clock;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.Configuration;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventProcessor;
import org.axonframework.eventhandling.EventProcessorSpanFactory;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventProcessor;
import org.axonframework.eventhandling.TrackingEventProcessorConfiguration;
import org.axonframework.messaging.StreamableMessageSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Builds processors of sagas, with their segments and their parking. */
final class SagaProcessors {

    private SagaProcessors() {}

    static EventProcessor build(
            String name,
            Configuration c,
            EventHandlerInvoker handlers,
            StreamableMessageSource<TrackedEventMessage<?>> source,
            ProcessorFailures.Entry failures,
            int segments) {
        ParkedQueue queue = queue(name, c);
        BatchStepExecutor steps = c.getComponent(BatchStepExecutor.class);
        BatchSagaStore sagas = c.getComponent(BatchSagaStore.class);
        ParkedKeys parkedKeys = new ParkedKeys(queue);
        StepParking parking = new StepParking(name, queue, parkedKeys, sagas);
        EventProcessingConfiguration processing = c.eventProcessingConfiguration();
        TransactionManager transactions = processing.transactionManager(name);
        c.getComponent(ParkedSteps.class)
                .register(
                        name,
                        new ParkedSteps.Parked(queue, handlers, new BatchBoundary(steps, sagas, null), transactions));
        SegmentSplitter splitter = new SegmentSplitter(name, segments(name, c, segments), () -> processing
                .eventProcessor(name, StreamingEventProcessor.class)
                .orElseThrow());
        TrackingEventProcessor processor = TrackingEventProcessor.builder()
                .name(name)
                .eventHandlerInvoker(new KeyedInvoker(handlers, parking))
                .rollbackConfiguration(processing.rollbackConfiguration(name))
                .errorHandler(failures)
                .messageMonitor(processing.messageMonitor(TrackingEventProcessor.class, name))
                .messageSource(source)
                .tokenStore(new ObservedClaims(processing.tokenStore(name), parkedKeys))
                .transactionManager(transactions)
                .trackingEventProcessorConfiguration(
                        TrackingEventProcessorConfiguration.forParallelProcessing(Processors.SEGMENTS_MAX)
                                .andInitialSegmentsCount(splitter.wanted())
                                .andBatchSize(Processors.SAGA_BATCH_MAX)
                                .andInitialTrackingToken(StreamableMessageSource::createTailToken)
                                .andEventTrackerStatusChangeListener(statuses -> {
                                    if (statuses.values().stream().anyMatch(Processors::handover)) {
                                        parkedKeys.forgetAll();
                                    }
                                    failures.onEventTrackerStatusChange(statuses);
                                    splitter.onEventTrackerStatusChange(statuses);
                                }))
                .spanFactory(c.getComponent(EventProcessorSpanFactory.class))
                .build();
        processor.registerHandlerInterceptor(new BatchBoundary(steps, sagas, parking));
        return processor;
    }

    private static int segments(String name, Configuration c, int usual) {
        int segments = c.getComponent(MessagingProperties.class).segments().getOrDefault(name, usual);
        if (segments < 1 || segments > Processors.SEGMENTS_MAX) {
            throw new IllegalArgumentException(
                    "cygi.messaging.segments." + name + " must be from 1 to " + Processors.SEGMENTS_MAX);
        }
        return segments;
    }

    private static ParkedQueue queue(String name, Configuration c) {
        return new ParkedQueue(new ParkedQueue.Parts(
                name,
                Processors.deadLetters(name, c)
                        .maxSequences(ParkedQueue.KEYS_MAX)
                        .maxSequenceSize(ParkedQueue.EVENTS_PER_KEY_MAX)
                        .build(),
                c.getComponent(JdbcTemplate.class),
                c.getComponent(TransactionManager.class),
                c.eventSerializer(),
                c.getComponent(MessagingProperties.class).stepTimeout().multipliedBy(2),
                c.getComponent(Clock.class)));
    }
}
