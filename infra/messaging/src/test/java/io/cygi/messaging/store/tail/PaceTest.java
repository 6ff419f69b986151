package io.cygi.messaging.store.tail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaceTest {

    @ParameterizedTest
    @CsvSource({"1, 5", "2, 10", "3, 15", "4, 20", "5, 20", "1000, 20"})
    void isShorterAfterFewEvents(int found, long millis) {
        assertThat(new Pace(Duration.ofMillis(20), 4).nanosAfter(found))
                .isEqualTo(Duration.ofMillis(millis).toNanos());
    }

    @ParameterizedTest
    @CsvSource({"0, 4", "1, 1", "1000, 1"})
    void isTheLongestAfterNoEventOrIfEventsDoNotCount(int found, int events) {
        assertThat(new Pace(Duration.ofMillis(20), events).nanosAfter(found))
                .isEqualTo(Duration.ofMillis(20).toNanos());
    }
}
