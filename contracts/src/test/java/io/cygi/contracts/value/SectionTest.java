package io.cygi.contracts.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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

    @ParameterizedTest
    @ValueSource(strings = {"A-3-1", "A-1-4", "B-1-1", "A-1000-1"})
    void hasNoAttributesOfSeatsThatAreNotItsOwn(String seat) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> section(Map.of(SeatNumber.parse(seat), List.of(SeatAttribute.WHEELCHAIR))));
    }

    @Test
    void hasEachAttributeOfASeatOnce() {
        SeatNumber seat = SeatNumber.parse("A-1-1");
        assertThatIllegalArgumentException().isThrownBy(() -> section(Map.of(seat, List.of())));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> section(Map.of(seat, List.of(SeatAttribute.WHEELCHAIR, SeatAttribute.WHEELCHAIR))));
    }

    @ParameterizedTest
    @CsvSource({
        "2001, 0, 0, 0, 0.5, 1",
        "0, -2001, 0, 0, 0.5, 1",
        "0, 0, 361, 0, 0.5, 1",
        "0, 0, 0, 0.5, 0.5, 1",
        "0, 0, 0, 5001, 0.5, 1",
        "0, 0, 0, -3, 0.5, 1",
        "0, 0, 0, 0, 0.2, 1",
        "0, 0, 0, 0, 5.1, 1",
        "0, 0, 0, 0, 0.5, 0.2",
        "0, 0, 0, 0, 0.5, 10.1",
        "NaN, 0, 0, 0, 0.5, 1",
        "0, 0, NaN, 0, 0.5, 1",
        "0, 0, 0, NaN, 0.5, 1",
        "0, 0, 0, 0, NaN, 1"
    })
    void isPlacedWithinBounds(double x, double y, double rotation, double curve, double seatPitch, double rowPitch) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SectionLayout(x, y, rotation, curve, seatPitch, rowPitch));
    }

    @Test
    void isNotCurvedIntoItself() {
        SectionLayout tight = new SectionLayout(0, 0, 0, 1, 0.5, 1);

        assertThat(new Section("A", Money.krw(1), 2, 12, tight, null).layout()).isEqualTo(tight);
        assertThatIllegalArgumentException().isThrownBy(() -> new Section("A", Money.krw(1), 2, 13, tight, null));
    }

    @Test
    void isTheSameInABookingWhateverThePlanSays() {
        Section planned = section(Map.of(SeatNumber.parse("A-1-1"), List.of(SeatAttribute.WHEELCHAIR)));

        assertThat(planned.withoutPlan()).isEqualTo(new Section("A", Money.krw(1), 2, 3));
    }

    private static Section section(Map<SeatNumber, List<SeatAttribute>> attributes) {
        return new Section("A", Money.krw(1), 2, 3, STRAIGHT, attributes);
    }
}
