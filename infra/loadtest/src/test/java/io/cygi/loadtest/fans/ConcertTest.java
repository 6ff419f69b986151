package io.cygi.loadtest.fans;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A concert of any size has sections that the API accepts. */
class ConcertTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 49, 50, 51, 200, 2_499, 2_500, 2_551, 50_000, 199_999, 200_000})
    void hasTheRequestedNumberOfSeats(int seats) {
        Concert.Plan plan = Concert.Plan.of(seats);

        assertThat(plan.seats()).hasSize(seats).doesNotHaveDuplicates();
        assertThat(plan.sections()).hasSizeLessThanOrEqualTo(100);
        assertThat(plan.sections().stream()
                        .mapToInt(section ->
                                (int) section.getOrDefault("rows", 0) * (int) section.getOrDefault("seatsPerRow", 0))
                        .sum())
                .isEqualTo(seats);
    }
}
