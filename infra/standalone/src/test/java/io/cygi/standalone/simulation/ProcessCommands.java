package io.cygi.standalone.simulation;

import io.cygi.command.repository.AggregateRepositories;
import io.cygi.command.repository.CommandTargets;
import io.cygi.contracts.correlation.Correlation;
import io.cygi.messaging.Commands;
import io.cygi.messaging.LocalCommands;
import io.cygi.messaging.decision.DecisionInterceptor;
import java.util.List;
import java.util.Map;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.messaging.correlation.SimpleCorrelationDataProvider;
import org.axonframework.messaging.interceptors.CorrelationDataInterceptor;
import org.axonframework.modelling.command.AggregateAnnotationCommandHandler;
import org.jspecify.annotations.Nullable;

/** The command side of one process: the real aggregates, repositories and decisions. */
final class ProcessCommands implements Commands {

    /** No other module sees their classes, so they are known by name. */
    private static final List<String> AGGREGATES = List.of(
            "io.cygi.command.allowance.PurchaseAllowance",
            "io.cygi.command.concert.Concert",
            "io.cygi.command.reservation.Reservation",
            "io.cygi.command.seat.Seat",
            "io.cygi.command.wallet.Wallet");

    private final SimulatedProcess process;
    private final Faults faults;
    private final LocalCommands commands;
    private final MapCache cache;
    private final YieldingLocks locks;

    ProcessCommands(SimulatedProcess process, World world, Faults faults) {
        this.process = process;
        this.faults = faults;
        cache = new MapCache(() -> world.chance(World.EVICTION));
        locks = new YieldingLocks(world.scheduler);
        SimpleCommandBus bus = SimpleCommandBus.builder().build();
        bus.registerHandlerInterceptor(
                new CorrelationDataInterceptor<>(new SimpleCorrelationDataProvider(Correlation.KEY)));
        if (!faults.trustsCaches()) {
            bus.registerHandlerInterceptor(new DecisionInterceptor());
        }
        AggregateRepositories repositories =
                new AggregateRepositories(new ProcessEventStore(process, world.database), cache, locks);
        AGGREGATES.forEach(name -> subscribe(type(name), repositories, bus));
        commands = new LocalCommands(bus, millis -> world.scheduler.pause(1_000 * millis));
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

    /** The process has started, and knows nothing. */
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
}
