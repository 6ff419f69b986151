package io.cygi.loadtest.floor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Copies of rows have separate identifiers and the size of the original. */
class EventRowTest {

    private static final String UUID = "01a20c35-6a63-74e2-8959-4a6005ff6d3f";

    @ParameterizedTest
    @ValueSource(
            strings = {
                UUID + "/reservation/" + UUID,
                UUID + "/seat/S13-45-7",
                UUID + "/seat/S1-1-50",
                UUID + "/allowance/fan-123456789",
                "wallet/fan-123456789",
            })
    void makesNewIdentifiersOfTheSameLength(String template) {
        Set<String> identifiers = new HashSet<>();
        for (long number = 0; number < 50_000; number++) {
            String identifier = EventRow.identifier(template, number);
            assertThat(identifier).hasSameSizeAs(template);
            identifiers.add(identifier);
        }
        assertThat(identifiers).hasSize(50_000);
    }

    @Test
    void makesAscendingReservationsAndRandomSeats() {
        String reservation = UUID + "/reservation/" + UUID;
        assertThat(EventRow.identifier(reservation, 8)).isGreaterThan(EventRow.identifier(reservation, 7));
        String seat = UUID + "/seat/S13-45-7";
        assertThat(EventRow.identifier(seat, 1).compareTo(EventRow.identifier(seat, 2)))
                .isNotEqualTo(EventRow.identifier(seat, 2).compareTo(EventRow.identifier(seat, 3)));
    }

    @Test
    void keepsTheOtherColumns() {
        byte[] payload = {1, 2, 3};
        EventRow row =
                new EventRow(List.of(UUID + "/seat/S1-1-50", 4L, "Seat", UUID, payload, payload, "1.0", "x", "t"));

        assertThat(row.value(1, 77)).isEqualTo(4L);
        assertThat(row.value(5, 77)).isSameAs(payload);
        assertThat(String.valueOf(row.value(3, 77))).hasSameSizeAs(UUID).isNotEqualTo(UUID);
    }
}
