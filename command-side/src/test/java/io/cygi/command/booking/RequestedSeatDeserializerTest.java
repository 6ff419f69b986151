package io.cygi.command.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.cygi.contracts.value.SeatNumber;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** A text in a booking that cannot be a seat is refused with its place in the request. */
class RequestedSeatDeserializerTest {

    private final JsonMapper json = JsonMapper.builder().build();

    private BookingRequest read(String seat) {
        return json.readValue("{\"seats\":[\"A-1-1\"," + seat + "]}", BookingRequest.class);
    }

    @Test
    void readsSeatsInOneForm() {
        assertThat(read("\"A\u0301-1-2\"").seats())
                .containsExactly(SeatNumber.parse("A-1-1"), SeatNumber.parse("\u00C1-1-2"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"\"",
                "\"A\"",
                "\"A-0-1\"",
                "\"A-01-1\"",
                "\"A-1-1-1\"",
                "\" A-1-1\"",
                "\"A b-1-1\"",
                "\"\u3164-1-1\"",
                "\"😀-1-1\"",
                "{\"seat\":\"A-1-1\"}",
                "[\"A-1-1\"]"
            })
    void refusesTextThatIsNoSeat(String seat) {
        assertThatExceptionOfType(JacksonException.class)
                .isThrownBy(() -> read(seat))
                .satisfies(e -> assertThat(e.getPath())
                        .hasSizeGreaterThanOrEqualTo(2)
                        .satisfies(path -> {
                            assertThat(path.get(0).getPropertyName()).isEqualTo("seats");
                            assertThat(path.get(1).getIndex()).isEqualTo(1);
                        }));
    }
}
