package io.cygi.command.remote;

import static org.assertj.core.api.Assertions.assertThat;

import io.cygi.command.remote.FaultProxy.Fate;
import io.cygi.command.writers.Sale;
import io.cygi.command.writers.TwoCommandSides;
import io.cygi.contracts.UnavailableException;
import io.cygi.messaging.Commands;
import io.cygi.messaging.ListOutcome;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random lists of many fans travel to two command sides over connections that break and hang at every point of an
 * exchange, while one command side after the other is unreachable. Every list ends, and no command is carried out
 * twice.
 */
@Timeout(300)
class RemoteFaultsTest {

    private static final int SALES = 12;
    private static final int LISTS = 1_000;
    private static final int CALLERS = 24;

    /** The number of exchanges of which one meets a fault. */
    private static final int FAULT_OF = 4;

    private static final Fate[] FATES = Fate.values();

    private final TwoCommandSides sides = TwoCommandSides.shared();
    private final Map<Fate, AtomicInteger> met = new EnumMap<>(Fate.class);
    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private final AtomicInteger taken = new AtomicInteger();

    /** The lists of all callers, by number, so that a seed gives the same ones. */
    private record Work(List<Sale> sales, List<Step> steps) {}

    /** A list of a sale. @param booking the reservation that the whole list confirms, by its number, negative for none */
    private record Step(Sale sale, int booking, List<Object> commands) {}

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void endsEveryListAndAppliesNoCommandTwice(long seed) throws Exception {
        Random random = new Random(seed);
        Work work = work(random);
        for (Fate fate : FATES) {
            met.put(fate, new AtomicInteger());
        }
        List<URI> targets = sides.addresses();
        try (FaultProxy first = new FaultProxy(targets.getFirst(), () -> fate(random));
                FaultProxy second = new FaultProxy(targets.getLast(), () -> fate(random));
                RemoteSide sender = new RemoteSide(Duration.ofMillis(500), List.of(first.address(), second.address()));
                ExecutorService callers = Executors.newFixedThreadPool(CALLERS)) {
            List<Future<?>> ends = new ArrayList<>();
            for (int i = 0; i < CALLERS; i++) {
                ends.add(callers.submit(() -> {
                    send(work, sender, List.of(first, second));
                    return null;
                }));
            }
            for (Future<?> end : ends) {
                end.get();
            }
        }

        assertThat(met.values()).as("each fate is met").allMatch(times -> times.get() > 0);
        work.sales.forEach(this::requireBalanced);
        assertThat(acknowledged).as("bookings that were acknowledged").isNotEmpty();
    }

    private Fate fate(Random random) {
        Fate fate = random.nextInt(FAULT_OF) == 0 ? FATES[random.nextInt(FATES.length)] : Fate.PASS;
        met.get(fate).incrementAndGet();
        return fate;
    }

    private Work work(Random random) {
        List<Sale> sales = new ArrayList<>();
        for (int i = 0; i < SALES; i++) {
            sales.add(new Sale(sides));
        }
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < LISTS; i++) {
            Sale sale = sales.get(random.nextInt(SALES));
            int which = random.nextInt(Sale.RESERVATIONS);
            if (random.nextInt(3) == 0) {
                steps.add(new Step(sale, which, sale.booking(which)));
                continue;
            }
            List<Object> commands = new ArrayList<>();
            for (int n = random.nextInt(6); n >= 0; n--) {
                commands.add(sale.command(random.nextInt(10), random.nextInt(Sale.RESERVATIONS), random.nextInt(2)));
            }
            steps.add(new Step(sale, -1, commands));
        }
        return new Work(sales, steps);
    }

    private void send(Work work, RemoteSide sender, List<FaultProxy> proxies) throws IOException {
        Commands commands = sender.commands();
        for (int number = taken.getAndIncrement(); number < LISTS; number = taken.getAndIncrement()) {
            changeProxies(number, proxies);
            if (number % 20 == 0) {
                sender.replicas().check();
            }
            Step step = work.steps.get(number);
            ListOutcome outcome = sent(commands, step.commands);
            assertThat(outcome.carriedOut() == step.commands.size()).isEqualTo(outcome.refusal() == null);
            if (outcome.refusal() == null && step.booking >= 0) {
                acknowledged.add(step.sale.reservations().get(step.booking).toString());
            }
        }
    }

    /** {@return the outcome} Sends the list again while its outcome is unknown, as a step is delivered again. */
    private static ListOutcome sent(Commands commands, List<Object> list) {
        while (true) {
            try {
                return commands.sendInOrder(list);
            } catch (UnavailableException e) {
                // The list is sent again.
            }
        }
    }

    /** Makes one command side unreachable after the other, never both at once. */
    private static void changeProxies(int number, List<FaultProxy> proxies) throws IOException {
        switch (number) {
            case LISTS / 5 -> proxies.getFirst().kill();
            case LISTS * 2 / 5 -> proxies.getFirst().revive();
            case LISTS * 3 / 5 -> proxies.getLast().kill();
            case LISTS * 4 / 5 -> proxies.getLast().revive();
            default -> {}
        }
    }

    private void requireBalanced(Sale sale) {
        List<StoredStep> steps = StoredStep.of(sides, sale);
        assertThat(steps)
                .extracting(StoredStep::act)
                .as("nothing is done twice")
                .doesNotHaveDuplicates();

        long paid = steps.stream()
                .filter(step -> step.is("wallet.reservation-paid"))
                .count();
        long refunded = steps.stream()
                .filter(step -> step.is("wallet.reservation-refunded"))
                .count();
        long balance = steps.stream()
                .filter(step -> step.type().startsWith("wallet."))
                .reduce((before, after) -> after)
                .orElseThrow()
                .balance();
        assertThat(balance).isEqualTo(5_000 - 2_000 * paid + 2_000 * refunded).isNotNegative();

        for (int seat = 0; seat < 2; seat++) {
            StoredStep.requireOneOwnerAtATime(steps, sale.seat(seat).toString());
        }
        sale.reservations().stream()
                .map(Object::toString)
                .filter(acknowledged::contains)
                .forEach(reservation -> assertThat(steps)
                        .as("the booking %s was acknowledged", reservation)
                        .anyMatch(step -> step.is("reservation.confirmed")
                                && step.aggregate().equals(reservation)));
    }
}
