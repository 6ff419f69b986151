package io.cygi.contracts.concert;

import static org.assertj.core.api.Assertions.assertThat;

import io.cygi.contracts.value.Money;
import io.cygi.contracts.value.SeatNumber;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SectionTest {

    private static final SectionLayout STRAIGHT = new SectionLayout(0, 10, 0, 0, 0.5, 1);

    @Test
    void keepsAttributesInTheOrderOfTheSeats() {
        Section section = section(Map.of(
                SeatNumber.parse("A-2-1"),
                List.of(SeatAttribute.COMPANION, SeatAttribute.RESTRICTED_VIEW),
                SeatNumber.parse("A-1-2"),
                List.of(SeatAttribute.WHEELCHAIR)));

        assertThat(section.attributes().keySet()).map(SeatNumber::toString).containsExactly("A-1-2", "A-2-1");
        assertThat(section.attributes().get(SeatNumber.parse("A-2-1")))
                .containsExactly(SeatAttribute.RESTRICTED_VIEW, SeatAttribute.COMPANION);
    }

    @Test
    void isTheSameInABookingForEveryPlan() {
        Section planned = section(Map.of(SeatNumber.parse("A-1-1"), List.of(SeatAttribute.WHEELCHAIR)));

        assertThat(planned.withoutPlan()).isEqualTo(new Section("A", Money.krw(1), 2, 3));
    }

    private static Section section(Map<SeatNumber, List<SeatAttribute>> attributes) {
        return new Section("A", Money.krw(1), 2, 3, STRAIGHT, attributes);
    }
}
