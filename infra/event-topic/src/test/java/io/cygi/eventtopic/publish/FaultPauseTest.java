package io.cygi.eventtopic.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.cygi.eventtopic.client.TopicMismatchException;
import java.time.Duration;
import java.util.stream.Stream;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.Test;

/** A publisher that may not publish disturbs the broker less and less. */
class FaultPauseTest {

    private final FaultPause pause = new FaultPause();
    private final Throwable mismatch = new IllegalStateException(new TopicMismatchException("It differs."));

    @Test
    void doublesToAMinuteWhileTopicAndStoreDiffer() {
        assertThat(Stream.generate(() -> pause.after(mismatch).toSeconds()).limit(9))
                .containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 60L, 60L, 60L);
    }

    @Test
    void staysShortAfterOtherFaults() {
        Throwable other = new KafkaException("away");
        assertThat(Stream.generate(() -> pause.after(other)).limit(9)).containsOnly(Duration.ofSeconds(1));
        pause.after(mismatch);
        pause.after(other);
        assertThat(pause.after(mismatch)).as("goes on growing").isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void beginsAnewWhenATermHasPublished() {
        pause.after(mismatch);
        pause.after(mismatch);
        pause.reset();
        assertThat(pause.after(mismatch)).isEqualTo(FaultPause.FIRST);
    }
}
