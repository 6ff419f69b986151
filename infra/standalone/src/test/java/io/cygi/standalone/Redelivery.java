package io.cygi.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cygi.messaging.processing.ProcessorPositions;
import java.time.Duration;
import java.util.List;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventProcessor;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** Delivers every event to the processes a second time. */
final class Redelivery {

    private static final List<String> PROCESSES =
            List.of("booking", "cancellation", "concert-cancellation", "live-reservations");

    private Redelivery() {}

    /**
     * Waits until all events have been handled again.
     *
     * @param platform the platform
     * @param patience bound on the wait
     */
    static void ofEverything(ApplicationContext platform, Duration patience) {
        EventProcessingConfiguration processing = platform.getBean(EventProcessingConfiguration.class);
        List<EventProcessor> processors = PROCESSES.stream()
                .map(name -> processing.eventProcessor(name).orElseThrow())
                .toList();
        processors.forEach(EventProcessor::shutDown);
        JdbcTemplate jdbc = platform.getBean(JdbcTemplate.class);
        processors.forEach(processor -> {
            int segments = jdbc.update(
                    "UPDATE processor_position SET token = NULL, token_type = NULL WHERE processor_name = ?",
                    processor.getName());
            assertThat(segments).isPositive();
            processor.start();
            await().atMost(patience)
                    .until(() -> ((StreamingEventProcessor) processor)
                                    .processingStatus()
                                    .size()
                            == segments);
        });
        assertThat(platform.getBean(ProcessorPositions.class).awaitCaughtUp(patience))
                .isTrue();
    }
}
