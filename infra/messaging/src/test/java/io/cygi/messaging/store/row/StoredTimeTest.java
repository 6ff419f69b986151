package io.cygi.messaging.store.row;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Random;
import org.axonframework.common.DateTimeUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoredTimeTest {

    private static final long YEAR_10000_MILLIS = 253_402_300_800_000L;

    private final Random random = new Random();

    @Test
    void readsTimesThatAxonWrites() {
        for (int i = 0; i < 10_000; i++) {
            Instant time = Instant.ofEpochMilli(random.nextLong(0, YEAR_10000_MILLIS));
            assertThat(StoredTime.parse(DateTimeUtils.formatInstant(time))).isEqualTo(time);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-24T13:15:26Z",
                "2026-11-24T13:15:26.5Z",
                "2026-11-24T13:15:26.123456789Z",
                "2024-02-29T23:59:59.999Z",
                "-0001-01-01T00:00:00.000Z"
            })
    void readsOtherForms(String text) {
        assertThat(StoredTime.parse(text)).isEqualTo(DateTimeUtils.parseInstant(text));
    }

    @Test
    void refusesTextThatIsNoTime() {
        assertThatThrownBy(() -> StoredTime.parse("2026-13-24T13:15:26.051Z")).isInstanceOf(DateTimeException.class);
        assertThatThrownBy(() -> StoredTime.parse("2026-11-24 13:15:26.051Z")).isInstanceOf(DateTimeException.class);
    }
}
