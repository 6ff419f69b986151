package io.cygi.contracts.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.cygi.contracts.FieldProblem;
import io.cygi.contracts.concert.SeatAttribute;
import io.cygi.contracts.concert.Section;
import io.cygi.contracts.concert.SectionLayout;
import io.cygi.contracts.value.Money;
import io.cygi.contracts.value.SeatNumber;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SectionPlanReaderTest {

    private static final Section BARE = new Section("A", Money.krw(1), 2, 3);
    private static final List<@Nullable SeatAttribute> WHEELCHAIR = List.of(SeatAttribute.WHEELCHAIR);

    private final SectionPlanReader reader = new SectionPlanReader();

    @Test
    void readsLayoutAndAttributes() {
        Section read = reader.read("sections[0]", BARE, layout(0, 0.5), Map.of("A-2-3", WHEELCHAIR));

        assertThat(reader.problems()).isEmpty();
        assertThat(read.layout()).isEqualTo(new SectionLayout(1, 2, 3, 0, 0.5, 0.9));
        assertThat(read.attributes())
                .containsExactly(Map.entry(SeatNumber.parse("A-2-3"), List.of(SeatAttribute.WHEELCHAIR)));
    }

    @Test
    void readsASectionWithoutAPlan() {
        assertThat(reader.read("sections[0]", BARE, null, null)).isEqualTo(BARE);
        assertThat(reader.problems()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"A-3-1", "A-1-4", "B-1-1", "A-01-1", "A-1", "", "A-1-1-1", "A-1-x"})
    void reportsSeatsOutsideTheSection(String seat) {
        reader.read("sections[4]", BARE, null, Map.of(seat, WHEELCHAIR));

        assertThat(reader.problems()).map(FieldProblem::field).containsExactly("sections[4].attributes[" + seat + "]");
    }

    @Test
    void reportsAttributesThatAreNoSet() {
        Map<String, @Nullable List<@Nullable SeatAttribute>> attributes = new HashMap<>();
        attributes.put("A-1-1", null);
        attributes.put("A-1-2", List.of());
        attributes.put("A-1-3", Collections.singletonList(null));
        attributes.put("A-2-1", List.of(SeatAttribute.COMPANION, SeatAttribute.COMPANION));
        reader.read("sections[0]", BARE, null, attributes);

        assertThat(reader.problems())
                .map(FieldProblem::field)
                .containsExactlyInAnyOrder(
                        "sections[0].attributes[A-1-1]",
                        "sections[0].attributes[A-1-2]",
                        "sections[0].attributes[A-1-3]",
                        "sections[0].attributes[A-2-1]");
    }

    @ParameterizedTest
    @CsvSource({"0.5, 0.5", "1, 2.2"})
    void reportsACurveThatNoRowFits(double curve, double seatPitch) {
        reader.read("sections[1]", BARE, layout(curve, seatPitch), null);

        assertThat(reader.problems()).map(FieldProblem::field).containsExactly("sections[1].layout.curve");
    }

    @Test
    void boundsTheSeatsWithAttributesOfAllSections() {
        Section large = new Section("A", Money.krw(1), 40, 30);
        Map<String, @Nullable List<@Nullable SeatAttribute>> attributes = new HashMap<>();
        IntStream.range(0, 1_001).forEach(i -> attributes.put("A-" + (i / 30 + 1) + "-" + (i % 30 + 1), WHEELCHAIR));
        reader.read("sections[0]", large, null, attributes);
        assertThat(reader.problems()).isEmpty();

        reader.read("sections[1]", large, null, attributes);
        assertThat(reader.problems()).map(FieldProblem::field).containsExactly("sections");
    }

    private static SectionLayoutRequest layout(double curve, double seatPitch) {
        return new SectionLayoutRequest(1.0, 2.0, 3.0, curve, seatPitch, 0.9);
    }
}
