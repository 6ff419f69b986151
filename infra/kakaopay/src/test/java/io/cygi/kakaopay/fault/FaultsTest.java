package io.cygi.kakaopay.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The seed determines the faults. */
class FaultsTest {

    private static final int CALLS = 2_000;

    @Test
    void areTheSameForTheSameSeedOnly() {
        assertThat(all(faults(1))).isEqualTo(all(faults(1))).isNotEqualTo(all(faults(2)));
    }

    @Test
    void happenAsOftenAsTheyShould() {
        List<Fault> approvals = of(faults(7).with(Fault.MAINTENANCE, 0), Call.APPROVE);
        Map<Fault, Long> counted =
                approvals.stream().collect(Collectors.groupingBy(fault -> fault, Collectors.counting()));
        EnumSet<Fault> possible = EnumSet.allOf(Fault.class);
        possible.removeAll(Set.of(
                Fault.MAINTENANCE, Fault.OUTDATED, Fault.NOT_FOUND, Fault.DUPLICATE_CALLBACK, Fault.LATE_CALLBACK));
        assertThat(counted.keySet()).isEqualTo(possible);
        possible.remove(Fault.NONE);
        assertThat(possible).allSatisfy(fault -> assertThat(counted.get(fault)).isBetween(60L, 140L));
    }

    @Test
    void areThoseOfTheRequest() {
        assertThat(of(faults(3), Call.CALLBACK))
                .containsOnly(Fault.NONE, Fault.DUPLICATE_CALLBACK, Fault.LATE_CALLBACK);
        assertThat(of(faults(3), Call.ORDER))
                .doesNotContain(Fault.HIDDEN_APPROVAL, Fault.DECLINED, Fault.LATE_CALLBACK)
                .contains(Fault.LOST_REPLY, Fault.MAINTENANCE, Fault.OUTDATED, Fault.NOT_FOUND);
    }

    @Test
    void includeOutagesOfSeveralRequests() {
        Faults faults = new Faults(5, Map.of(Fault.MAINTENANCE, 0.5), Duration.ZERO);
        List<Boolean> down = IntStream.range(0, 300)
                .mapToObj(i -> faults.of(1, Call.ORDER, i, i) == Fault.MAINTENANCE)
                .toList();
        assertThat(down).contains(true, false);
        IntStream.range(0, 300)
                .forEach(i -> assertThat(down.get(i)).isEqualTo(down.get(i - i % Faults.MAINTENANCE_CALLS)));
    }

    @Test
    void neverHappenUnlessConfigured() {
        assertThat(all(Faults.none())).containsOnly(Fault.NONE);
    }

    @Test
    void haveBoundedProbabilitiesAndDelays() {
        assertThatThrownBy(() -> Faults.none().with(Fault.LOST_REPLY, 1.1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Faults.none().with(Fault.LOST_REPLY, Double.NaN))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Faults(1, Map.of(), Faults.DELAY_MAX.plusMillis(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Faults faults(long seed) {
        Map<Fault, Double> each =
                Arrays.stream(Fault.values()).collect(Collectors.toMap(fault -> fault, fault -> 0.05));
        return new Faults(seed, each, Duration.ZERO);
    }

    private static List<Fault> all(Faults faults) {
        return Stream.of(Call.values())
                .flatMap(call -> of(faults, call).stream())
                .toList();
    }

    private static List<Fault> of(Faults faults, Call call) {
        return IntStream.range(0, CALLS)
                .mapToObj(i -> faults.of(i / 10, call, i % 10, i % 10))
                .toList();
    }
}
