package io.cygi.standalone.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.cygi.contracts.allowance.AllowanceEvent.AllowanceClaimBarred;
import io.cygi.contracts.concert.ConcertEvent.ConcertCancelled;
import io.cygi.contracts.reservation.ReservationEvent.ReservationCancelled;
import io.cygi.contracts.reservation.ReservationEvent.ReservationConfirmed;
import io.cygi.contracts.reservation.ReservationEvent.ReservationExpired;
import io.cygi.contracts.reservation.ReservationEvent.ReservationHoldExtended;
import io.cygi.contracts.reservation.ReservationEvent.ReservationPaymentFailed;
import io.cygi.contracts.reservation.ReservationEvent.ReservationRejected;
import io.cygi.contracts.seat.SeatEvent.SeatHoldBarred;
import io.cygi.contracts.seat.SeatEvent.SeatReleased;
import io.cygi.contracts.wallet.WalletEvent.PaymentDeclined;
import io.cygi.contracts.wallet.WalletEvent.ReservationRefunded;
import io.cygi.contracts.wallet.WalletEvent.WalletToppedUp;
import io.cygi.standalone.SilentLog;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Runs two processes thousands of times with every possible fault. Afterwards the books balance, every reservation has
 * ended, and no seat is held without a reservation. More runs: {@code -Dcygi.simulation.seeds=10000}. One run again,
 * with its trace if it fails: {@code -Dcygi.simulation.seeds=1 -Dcygi.simulation.first=42}.
 */
@ExtendWith(SilentLog.class)
class BookingSimulationTest {

    private static final int SEEDS = Integer.getInteger("cygi.simulation.seeds", 2_000);
    private static final long FIRST = Long.getLong("cygi.simulation.first", 0);
    private static final int SEEDS_OF_A_FAULT_MAX = 2_000;

    /** The events that the runs must have produced, so that they test anything. */
    private static final List<Class<?>> EVENTS = List.of(
            ReservationConfirmed.class,
            ReservationRejected.class,
            ReservationExpired.class,
            ReservationCancelled.class,
            ReservationPaymentFailed.class,
            ReservationHoldExtended.class,
            ReservationRefunded.class,
            PaymentDeclined.class,
            WalletToppedUp.class,
            SeatReleased.class,
            SeatHoldBarred.class,
            AllowanceClaimBarred.class,
            ConcertCancelled.class);

    @Test
    void balancesTheBooksUnderAllFaults() {
        ThreadLocal<Simulation> simulations = ThreadLocal.withInitial(() -> new Simulation(Faults.Kind.NONE));
        Set<Class<?>> seen = ConcurrentHashMap.newKeySet();
        LongStream.range(FIRST, FIRST + SEEDS).parallel().forEach(seed -> {
            try {
                seen.addAll(simulations.get().run(seed, null));
            } catch (AssertionError fault) {
                throw new AssertionError(story(seed), fault);
            }
        });
        if (SEEDS > 1) {
            assertThat(seen).containsAll(EVENTS);
        }
    }

    /** Repeats the run in a world of its own, and returns its trace. */
    private static String story(long seed) {
        List<String> trace = new ArrayList<>();
        String end = "it does not fail again";
        try {
            new Simulation(Faults.Kind.NONE).run(seed, trace);
        } catch (AssertionError fault) {
            end = String.valueOf(fault.getMessage());
        }
        return "-Dcygi.simulation.seeds=1 -Dcygi.simulation.first=" + seed + " fails:\n" + String.join("\n", trace)
                + "\n" + end;
    }

    @Test
    void repeatsARunByItsSeed() {
        Simulation used = new Simulation(Faults.Kind.NONE);
        for (long seed = 0; seed < 20; seed++) {
            List<String> first = new ArrayList<>();
            List<String> again = new ArrayList<>();
            used.run(seed, first);
            new Simulation(Faults.Kind.NONE).run(seed, again);
            assertThat(again).hasSizeGreaterThan(100).isEqualTo(first);
        }
    }

    @ParameterizedTest
    @EnumSource(value = Faults.Kind.class, names = "NONE", mode = EnumSource.Mode.EXCLUDE)
    void findsAnInsertedFault(Faults.Kind fault) {
        ThreadLocal<Simulation> simulations = ThreadLocal.withInitial(() -> new Simulation(fault));
        boolean found = LongStream.range(0, SEEDS_OF_A_FAULT_MAX).parallel().anyMatch(seed -> {
            try {
                simulations.get().run(seed, null);
                return false;
            } catch (AssertionError expected) {
                return true;
            }
        });
        assertThat(found).as("a seed fails with %s", fault).isTrue();
    }
}
