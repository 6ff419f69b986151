package io.cygi.messaging.processing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.cygi.messaging.worker.FailureReason;
import io.cygi.messaging.worker.FailureRecord;
import io.cygi.messaging.worker.WorkerKind;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.axonframework.config.Configuration;
import org.axonframework.config.Configurer;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.ErrorContext;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventProcessor;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ProcessorFailuresTest {

    private static final String GROUP = "failing";

    private final AtomicReference<@Nullable Throwable> fault = new AtomicReference<>();
    private final Set<Object> handled = ConcurrentHashMap.newKeySet();
    private final ProcessorFailures failures = new ProcessorFailures();
    private Configuration configuration;

    @ProcessingGroup(GROUP)
    private final class Handler {

        @EventHandler
        void on(String event) throws Exception {
            Throwable thrown = fault.get();
            if (thrown instanceof Error e) {
                throw e;
            }
            if (thrown instanceof Exception e) {
                throw e;
            }
            handled.add(event);
        }
    }

    @BeforeEach
    void start() {
        Configurer configurer = DefaultConfigurer.defaultConfiguration()
                .configureSerializer(c -> Jackson3Serializer.builder().build())
                .configureEmbeddedEventStore(c -> new InMemoryEventStorageEngine())
                .registerComponent(ProcessorFailures.class, c -> failures);
        Processors.inMemory(configurer.eventProcessing().registerEventHandler(c -> new Handler()), GROUP, () -> {});
        configuration = configurer.start();
        await().until(() -> entry().idleSince() == null);
    }

    @AfterEach
    void stop() {
        configuration.shutdown();
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                Arguments.of(new IllegalStateException("a fault"), FailureReason.FAULT),
                Arguments.of(new SerializationException("unreadable"), FailureReason.UNREADABLE),
                Arguments.of(
                        new StackOverflowError("an error, which must not end the processor"), FailureReason.FAULT));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void areReportedUntilTheEventIsHandled(Throwable thrown, FailureReason reason) {
        fault.set(thrown);
        configuration.eventStore().publish(GenericEventMessage.asEventMessage("happened"));
        await().until(() -> entry().failures().failing() != null);
        FailureRecord.Failing failing =
                Objects.requireNonNull(entry().failures().failing());
        assertThat(failing.reason()).isEqualTo(reason);
        assertThat(failing.attempts()).isPositive();
        assertThat(entry().kind()).isEqualTo(WorkerKind.CACHE);

        fault.set(null);
        await().until(() -> entry().failures().failing() == null);
        assertThat(handled).containsExactly("happened");
        EventProcessor processor = configuration
                .eventProcessingConfiguration()
                .<EventProcessor>eventProcessor(GROUP)
                .orElseThrow();
        assertThat(processor.isRunning()).isTrue();
    }

    @Test
    void doNotCountASegmentThatAnotherProcessHasTaken() {
        UnableToClaimTokenException taken = new UnableToClaimTokenException("taken");
        ErrorContext context = new ErrorContext(GROUP, taken, List.of());
        assertThatThrownBy(() -> entry().handleError(context)).isSameAs(taken);
        assertThat(entry().failures().failing()).isNull();
    }

    private ProcessorFailures.Entry entry() {
        return Objects.requireNonNull(failures.find(GROUP));
    }
}
