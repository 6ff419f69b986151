package io.cygi.eventtopic.consume;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.cygi.eventtopic.Stage;
import io.cygi.eventtopic.client.EventsProperties;
import io.cygi.eventtopic.client.TopicAdmin;
import io.cygi.eventtopic.client.TopicClients;
import io.cygi.eventtopic.client.TopicWatch;
import io.cygi.messaging.processing.ProcessorPositions;
import io.cygi.messaging.server.LeftOutIndexes;
import io.cygi.messaging.server.ServerWatch;
import io.cygi.messaging.store.tail.Pace;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The head of a topic with two partitions, and a processor that is far ahead in one and behind in the other. */
@Timeout(120)
class TopicCaughtUpTest {

    @AutoClose
    private final Stage stage = new Stage();

    private final EventsProperties properties = Stage.properties(Stage.unique("events"), 2, -1, null);
    private final EventTrackerStatus segment = mock(EventTrackerStatus.class);

    @Test
    void hasCaughtUpOnlyIfItHasInEachPartition() {
        TopicClients clients = stage.clients(properties);
        TopicAdmin admin = new TopicAdmin(clients, properties);
        String id = admin.require(true).id();
        ProcessorPositions positions = positions(clients, admin);
        write(0, 2);
        write(1, 3);

        assertThat(caughtUp(positions, new TopicPosition(new long[] {9, 1}, id)))
                .isFalse();
        assertThat(caughtUp(positions, new TopicPosition(new long[] {2, 2}, id)))
                .isFalse();
        assertThat(caughtUp(positions, new TopicPosition(new long[] {2, 3}, id)))
                .isTrue();
        assertThat(caughtUp(positions, new TopicPosition(new long[] {9, 9}, "another")))
                .isFalse();
    }

    private boolean caughtUp(ProcessorPositions positions, TopicPosition position) {
        when(segment.getTrackingToken()).thenReturn(position);
        return positions.awaitCaughtUp(Duration.ZERO);
    }

    private ProcessorPositions positions(TopicClients clients, TopicAdmin admin) {
        StreamingEventProcessor processor = mock(StreamingEventProcessor.class);
        when(processor.processingStatus()).thenReturn(Map.of(0, segment));
        EventProcessingConfiguration processing = mock(EventProcessingConfiguration.class);
        when(processing.eventProcessors()).thenReturn(Map.of("processor", processor));
        TopicEventSource.Parts parts = new TopicEventSource.Parts(
                clients,
                properties,
                mock(Serializer.class),
                mock(EventUpcaster.class),
                new ServerWatch(new LeftOutIndexes()),
                new TopicWatch(admin, properties));
        return new ProcessorPositions(processing, new TopicEventSource(parts, Pace.always(Duration.ZERO)));
    }

    private void write(int partition, int records) {
        try (Producer<byte[], byte[]> producer = stage.strangersProducer()) {
            for (int record = 0; record < records; record++) {
                var unused = producer.send(
                        new ProducerRecord<>(properties.topic(), partition, "a".getBytes(UTF_8), "{}".getBytes(UTF_8)));
            }
        }
    }
}
