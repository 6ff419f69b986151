package io.cygi.web.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimestampsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-03-01T10:00:00Z",
                "2026-03-01t19:00:00+09:00",
                "2026-03-01T19:00:00 09:00",
                "2026-03-01T19:00:00.000 09:00",
                "2026-03-01T05:00:00-05:00"
            })
    void areTheSameTimeInEveryNotationOfTheOffset(String text) {
        assertThat(Timestamps.parameter(text)).isEqualTo(Instant.parse("2026-03-01T10:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"2026-03-01 10:00:00Z", "2026-03-01T10:00:00 0900", "2026-03-01T10:00:00  09:00", " 09:00", "x"})
    void refuseTextThatIsNoTimestamp(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Timestamps.parameter(text));
    }
}
