package io.cygi.loadtest.room;

import static org.assertj.core.api.Assertions.assertThat;

import io.cygi.loadtest.fans.Fan;
import java.util.List;
import org.junit.jupiter.api.Test;

class LineChecksTest {

    private static final Fan FAN = new Fan("fan-1", "token", 0);

    @Test
    void findsMissingAndRepeatedPlaces() {
        assertThat(LineChecks.places(List.of(waiter(1, 0, 1), waiter(0, 0, 1)))).isEmpty();
        assertThat(LineChecks.places(List.of(waiter(1, 0, 1), waiter(1, 0, 1))))
                .containsExactly("place 1 is taken twice");
        assertThat(LineChecks.places(List.of(waiter(0, 0, 1), waiter(2, 0, 1)))).containsExactly("place 2 of 2");
    }

    @Test
    void countsJoinsBehindALaterFan() {
        assertThat(LineChecks.overtakenJoins(List.of(waiter(0, 10, 20), waiter(1, 21, 30))))
                .isZero();
        assertThat(LineChecks.overtakenJoins(List.of(waiter(1, 10, 20), waiter(0, 15, 30))))
                .as("they came at the same time")
                .isZero();
        assertThat(LineChecks.overtakenJoins(List.of(waiter(1, 10, 20), waiter(0, 21, 30))))
                .isEqualTo(1);
    }

    @Test
    void countsAdmissionsAfterAFanBehind() {
        assertThat(LineChecks.overtakenAdmissions(
                        List.of(new Admission(0, 1_000, 5_000), new Admission(1, 1_000, 5_000))))
                .isZero();
        assertThat(LineChecks.overtakenAdmissions(
                        List.of(new Admission(0, 4_500, 5_500), new Admission(1, 1_000, 5_000))))
                .as("who answered late may be let in late")
                .isZero();
        assertThat(LineChecks.overtakenAdmissions(
                        List.of(new Admission(0, 1_000, 5_500), new Admission(1, 1_000, 5_000))))
                .isEqualTo(1);
    }

    @Test
    void countsTheMostAdmissionsWithinAnyInterval() {
        List<Admission> admissions = List.of(
                new Admission(0, 0, 0), new Admission(1, 0, 900), new Admission(2, 0, 999), new Admission(3, 0, 1_000));
        assertThat(LineChecks.mostWithin(admissions, 1_000)).isEqualTo(3);
        assertThat(LineChecks.mostWithin(admissions, 1_001)).isEqualTo(4);
        assertThat(LineChecks.mostWithin(List.of(), 1_000)).isZero();
    }

    private static Waiter waiter(int offset, long sent, long answered) {
        return new Waiter(FAN, "ticket", offset, sent, answered);
    }
}
