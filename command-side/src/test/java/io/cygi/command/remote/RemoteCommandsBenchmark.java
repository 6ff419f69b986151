package io.cygi.command.remote;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import io.cygi.command.writers.TwoCommandSides;
import io.cygi.contracts.allowance.AllowanceCommand.ClaimAllowance;
import io.cygi.contracts.seat.SeatCommand.HoldSeat;
import io.cygi.contracts.seat.SeatCommand.SellSeat;
import io.cygi.contracts.value.AccountId;
import io.cygi.contracts.value.AllowanceId;
import io.cygi.contracts.value.ConcertId;
import io.cygi.contracts.value.ReservationId;
import io.cygi.contracts.value.SeatId;
import io.cygi.contracts.value.SeatNumber;
import io.cygi.messaging.Commands;
import io.cygi.messaging.ListOutcome;
import io.cygi.messaging.TimeOrderedIds;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/**
 * Compares lists that are carried out on the caller's thread with lists that travel over HTTP, in turns and in one
 * process. The processor time is that of callers and command sides together, without the database. It runs only if it
 * is named: {@code mvn test -pl command-side -Dtest=RemoteCommandsBenchmark}.
 */
class RemoteCommandsBenchmark {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final int ROUNDS = 3;
    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private record Figures(double p50, double p99, double processorTime, double rate) {

        @Override
        public String toString() {
            return String.format(
                    "p50 %7.2f ms  p99 %7.2f ms  CPU %6.3f ms/list  %6.0f lists/s", p50, p99, processorTime, rate);
        }
    }

    @Test
    void measuresLocalAndRemoteCommands() throws Exception {
        TwoCommandSides sides = TwoCommandSides.shared();
        try (RemoteSide remote = RemoteSide.of(sides.addresses().getFirst())) {
            measure(sides.first(), 16, 1_000);
            measure(remote.commands(), 16, 1_000);
            for (int callers : new int[] {1, 64, 256}) {
                int lists = callers == 1 ? 600 : 4_000;
                for (int round = 1; round <= ROUNDS; round++) {
                    Figures local = measure(sides.first(), callers, lists);
                    Figures http = measure(remote.commands(), callers, lists);
                    System.out.printf("BENCH %3d at once, round %d: local  %s%n", callers, round, local);
                    System.out.printf("BENCH %3d at once, round %d: remote %s%n", callers, round, http);
                    assertThat(http.rate).isPositive();
                }
            }
        }
    }

    private static Figures measure(Commands commands, int callers, int lists) throws Exception {
        List<List<Object>> work = new ArrayList<>();
        for (int i = 0; i < lists; i++) {
            work.add(list());
        }
        long[] nanos = new long[lists];
        AtomicInteger next = new AtomicInteger();
        long processorTime = SYSTEM.getProcessCpuTime();
        long begin = System.nanoTime();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> ends = new ArrayList<>();
            for (int caller = 0; caller < callers; caller++) {
                ends.add(threads.submit(() -> {
                    for (int i = next.getAndIncrement(); i < lists; i = next.getAndIncrement()) {
                        long sent = System.nanoTime();
                        assertThat(commands.sendInOrder(work.get(i))).isEqualTo(new ListOutcome(5, null));
                        nanos[i] = System.nanoTime() - sent;
                    }
                }));
            }
            for (Future<?> end : ends) {
                end.get();
            }
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        double perList = (SYSTEM.getProcessCpuTime() - processorTime) / 1e6 / lists;
        Arrays.sort(nanos);
        return new Figures(nanos[lists / 2] / 1e6, nanos[lists * 99 / 100] / 1e6, perList, lists / seconds);
    }

    /** Five events of three new aggregates, which need no preparation. */
    private static List<Object> list() {
        ConcertId concert = new ConcertId(TimeOrderedIds.next());
        ReservationId reservation = new ReservationId(concert, TimeOrderedIds.next());
        AllowanceId allowance = new AllowanceId(concert, new AccountId("fan-" + concert));
        SeatId first = new SeatId(concert, new SeatNumber("A", 1, 1));
        SeatId second = new SeatId(concert, new SeatNumber("A", 1, 2));
        return List.of(
                new ClaimAllowance(allowance, reservation, 2, 4, NOW),
                new HoldSeat(first, reservation, NOW.plusSeconds(300), NOW),
                new HoldSeat(second, reservation, NOW.plusSeconds(300), NOW),
                new SellSeat(first, reservation, NOW),
                new SellSeat(second, reservation, NOW));
    }
}
