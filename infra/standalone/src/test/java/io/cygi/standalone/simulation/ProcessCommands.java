package io.cygi.standalone.simulation;

import io.cygi.command.repository.AggregateRepositories;
import io.cygi.command.repository.CommandTargets;
import io.cygi.contracts.correlation.Correlation;
import io.cygi.messaging.Commands;
import io.cygi.messaging.ListOutcome;
import io.cygi.messaging.LocalCommands;
import io.cygi.messaging.decision.DecisionInterceptor;
import io.cygi.messaging.list.AggregateLocks;
import java.util.List;
import java.util.Map;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.messaging.correlation.SimpleCorrelationDataProvider;
import org.axonframework.messaging.interceptors.CorrelationDataInterceptor;
import org.axonframework.modelling.command.AggregateAnnotationCommandHandler;
import org.jspecify.annotations.Nullable;

/** The command side of one process: the real aggregates, repositories and decisions. */
final class ProcessCommands implements Commands {

    /** Names of the aggregates' classes, which no other module can see. */
    private static final List<String> AGGREGATES = List.of(
            "io.cygi.command.allowance.PurchaseAllowance",
            "io.cygi.command.concert.Concert",
            "io.cygi.command.reservation.Reservation",
            "io.cygi.command.seat.Seat",
            "io.cygi.command.wallet.Wallet");

    private final SimulatedProcess process;
    private final World world;
    private final Faults faults;
    private final LocalCommands commands;
    private final MapCache cache;
    private final YieldingLocks locks;

    ProcessCommands(SimulatedProcess process, World world, Faults faults) {
        this.process = process;
        this.world = world;
        this.faults = faults;
        cache = new MapCache(() -> world.chance(World.EVICTION));
        locks = new YieldingLocks(world.scheduler);
        SimpleCommandBus bus = SimpleCommandBus.builder().build();
        bus.registerHandlerInterceptor(
                new CorrelationDataInterceptor<>(new SimpleCorrelationDataProvider(Correlation.KEY)));
        if (!faults.trustsCaches()) {
            bus.registerHandlerInterceptor(new DecisionInterceptor());
        }
        AggregateLocks leased = new AggregateLocks(locks, new CommandTargets()::identifier, cache::containsKey);
        AggregateRepositories repositories =
                new AggregateRepositories(new ProcessEventStore(process, world.database), cache, leased);
        AGGREGATES.forEach(name -> subscribe(type(name), repositories, bus));
        commands = new LocalCommands(bus, leased, millis -> world.scheduler.pause(1_000 * millis));
    }

    private static Class<?> type(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static <T> void subscribe(Class<T> type, AggregateRepositories repositories, SimpleCommandBus bus) {
        AggregateAnnotationCommandHandler.<T>builder()
                .aggregateType(type)
                .commandTargetResolver(new CommandTargets())
                .repository(repositories.of(type))
                .build()
                .subscribe(bus);
    }

    /** Forgets everything, because the process has started. */
    void forget() {
        cache.clear();
        locks.clear();
    }

    @Override
    public @Nullable Object ask(Object command, Map<String, ?> metadata) {
        process.point();
        if (faults.drops(command)) {
            return null;
        }
        try {
            Object answer = commands.ask(command, metadata);
            process.point();
            process.trace(() -> command + " -> done");
            return answer;
        } catch (RuntimeException e) {
            process.trace(() -> command + " -> " + e);
            throw e;
        }
    }

    /**
     * Carries out a list. Now and then it carries out only the first commands, and the process may die before the
     * others.
     */
    @Override
    public ListOutcome sendInOrder(List<?> step) {
        int carriedOut = 0;
        while (carriedOut < step.size()) {
            process.point();
            if (faults.drops(step.get(carriedOut))) {
                carriedOut++;
                continue;
            }
            List<?> part = step.subList(carriedOut, endOfPart(step, carriedOut));
            ListOutcome outcome = send(part);
            carriedOut += outcome.carriedOut();
            if (outcome.refusal() != null) {
                return new ListOutcome(carriedOut, outcome.refusal());
            }
        }
        process.point();
        return new ListOutcome(carriedOut, null);
    }

    private int endOfPart(List<?> step, int begin) {
        int left = step.size() - begin;
        int end = world.chance(World.LIST_CUT) ? begin + 1 + world.random().nextInt(left) : step.size();
        for (int next = begin + 1; next < end; next++) {
            if (faults.drops(step.get(next))) {
                return next;
            }
        }
        return end;
    }

    private ListOutcome send(List<?> part) {
        try {
            ListOutcome outcome = commands.sendInOrder(part);
            process.trace(() -> part + " -> " + outcome);
            return outcome;
        } catch (RuntimeException e) {
            process.trace(() -> part + " -> " + e);
            throw e;
        }
    }
}
