package io.cygi.standalone.simulation;

import io.cygi.command.booking.SimulatedOccupancies;
import io.cygi.messaging.Commands;
import io.cygi.saga.BookingCompensation;
import io.cygi.saga.booking.BookingSaga;
import io.cygi.saga.booking.BookingSteps;
import io.cygi.saga.cancellation.CancellationSaga;
import io.cygi.saga.cancellation.CancellationSteps;
import io.cygi.saga.cancellation.ConcertCancellationSaga;
import io.cygi.saga.sweep.LiveReservations;
import io.cygi.saga.sweep.SimulatedSweeps;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.axonframework.common.lock.NullLockFactory;
import org.axonframework.eventhandling.AnnotationEventHandlerAdapter;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.messaging.annotation.ClasspathParameterResolverFactory;
import org.axonframework.messaging.annotation.MultiParameterResolverFactory;
import org.axonframework.messaging.annotation.ParameterResolverFactory;
import org.axonframework.messaging.annotation.SimpleResourceParameterResolverFactory;
import org.axonframework.modelling.saga.AnnotatedSagaManager;
import org.axonframework.modelling.saga.repository.AnnotatedSagaRepository;

/**
 * A simulated process of the platform: command side, sagas, sweeps and occupancies. It may die at each of its points,
 * and knows nothing when it starts again. One object serves many runs.
 */
final class SimulatedProcess {

    private static final int SWEEP_MICROS_MIN = 200_000;
    private static final int SWEEP_MICROS_MAX = 600_000;
    private static final long SILENCE_MICROS = 1_000_000;
    private static final int PACE_MICROS_MAX = 60_000;

    /** Bound on the time between the start of a process and that of its event processors, in microseconds. */
    private static final int STREAM_BEGIN_MICROS_MAX = 3_000_000;

    private static final int OCCUPANCY_BATCH_MAX = 100;

    private final String name;
    private final World world;
    private final Faults faults;
    private final ProcessCommands commands;
    private final ProcessSteps steps;
    private final SimulatedSweeps sweeps;
    private final Map<String, SegmentWorker.Handler> processors;
    private final Scheduler.Gate streamBegun;
    private Scheduler.Life life = new Scheduler.Life();
    private Duration skew = Duration.ZERO;
    private SimulatedOccupancies occupancies;
    private boolean begun;

    SimulatedProcess(String name, World world, Faults faults) {
        this.name = name;
        this.world = world;
        this.faults = faults;
        commands = new ProcessCommands(this, world, faults);
        steps = new ProcessSteps(this, world.scheduler);
        streamBegun = world.scheduler.new Gate();
        Clock clock = clock();
        LiveReservations live = SimulatedSweeps.reservations(world.tables);
        sweeps = new SimulatedSweeps(live, commands, clock);
        occupancies = new SimulatedOccupancies(this::readHistory);
        BookingCompensation compensation = new BookingCompensation(commands, clock);
        ParameterResolverFactory parameters = MultiParameterResolverFactory.ordered(
                ClasspathParameterResolverFactory.forClass(SimulatedProcess.class),
                new SimpleResourceParameterResolverFactory(List.of(
                        steps,
                        new BookingSteps(commands, compensation, clock),
                        new CancellationSteps(compensation, clock),
                        live)));
        AnnotationEventHandlerAdapter liveEvents = new AnnotationEventHandlerAdapter(live, parameters);
        processors = Map.of(
                BookingSaga.GROUP, saga(BookingSaga.class, parameters),
                CancellationSaga.GROUP, saga(CancellationSaga.class, parameters),
                ConcertCancellationSaga.GROUP, saga(ConcertCancellationSaga.class, parameters),
                LiveReservations.GROUP, (event, segment) -> liveEvents.handle(event));
    }

    private <T> SegmentWorker.Handler saga(Class<T> type, ParameterResolverFactory parameters) {
        AnnotatedSagaManager<T> manager = AnnotatedSagaManager.<T>builder()
                .sagaType(type)
                .parameterResolverFactory(parameters)
                .listenerInvocationErrorHandler(PropagatingErrorHandler.instance())
                .sagaRepository(AnnotatedSagaRepository.<T>builder()
                        .sagaType(type)
                        .sagaStore(world.tables)
                        .lockFactory(NullLockFactory.INSTANCE)
                        .parameterResolverFactory(parameters)
                        .build())
                .build();
        // Segments are divided by the aggregate of the event, as on the platform.
        return (event, segment) -> {
            if (segment.matches(((DomainEventMessage<?>) event).getAggregateIdentifier())
                    && manager.canHandle(event, Segment.ROOT_SEGMENT)) {
                manager.handle(event, Segment.ROOT_SEGMENT);
            }
        };
    }

    String name() {
        return name;
    }

    Commands commands() {
        return commands;
    }

    ProcessSteps steps() {
        return steps;
    }

    boolean running() {
        return !life.over();
    }

    /** {@return the process's clock, which deviates} */
    Clock clock() {
        return world.clock(() -> skew);
    }

    /** Starts the process with nothing in memory. @param wrongBy deviation of its clock */
    void start(Duration wrongBy) {
        life = new Scheduler.Life();
        skew = wrongBy;
        commands.forget();
        steps.forget();
        begun = false;
        occupancies = new SimulatedOccupancies(this::readHistory);
        trace(() -> "starts");
        world.segments()
                .forEach((group, segments) -> segments.forEach(segment ->
                        spawn(group, new SegmentWorker(this, world, group, segment, processors.get(group)))));
        spawn("hold-expiry", () -> sweep(sweeps::expireHolds));
        spawn("withdrawal", () -> sweep(sweeps::withdraw));
        spawn("seat-occupancy", this::follow);
    }

    void kill() {
        trace(() -> "dies");
        world.scheduler.end(life);
    }

    void spawn(String task, Runnable body) {
        world.scheduler.spawn(life, name + " " + task, 1 + world.random().nextInt(1_000), body);
    }

    /** Marks a point at which another task may go first, for a moment or for long, or the process may die. */
    void point() {
        world.scheduler.requireAlive();
        if (world.chance(world.deathRate())) {
            world.die(this);
        }
        world.scheduler.pause(world.latencyMicros());
    }

    /** Fails at a rate, as the event store does if the database is gone. */
    void mayFail(double rate) {
        if (world.chance(rate)) {
            throw new EventStoreException("The database does not answer.", new SQLException("lost"));
        }
    }

    void trace(Supplier<String> text) {
        world.trace(text);
    }

    private void sweep(Runnable look) {
        while (true) {
            world.scheduler.pause(world.random().nextInt(SWEEP_MICROS_MIN, SWEEP_MICROS_MAX));
            try {
                look.run();
            } catch (RuntimeException fault) {
                trace(() -> "a sweep failed: " + fault);
            }
        }
    }

    private void readHistory(String prefix, Consumer<DomainEventMessage<?>> reader) {
        world.database.history(prefix).forEach(reader);
    }

    /** Follows the events from the newest one on. */
    private void follow() {
        SimulatedOccupancies own = occupancies;
        if (faults.readsOccupanciesEarly()) {
            beginBookings(own);
        }
        world.scheduler.pause(world.random().nextInt(STREAM_BEGIN_MICROS_MAX));
        point();
        GapAwareTrackingToken position = world.database.positionAt(world.database.head());
        if (!faults.readsOccupanciesEarly()) {
            beginBookings(own);
        }
        while (true) {
            List<TrackedEventMessage<?>> events = world.database.after(position, OCCUPANCY_BATCH_MAX);
            if (events.isEmpty()) {
                world.database.awaitNews(SILENCE_MICROS);
                world.scheduler.pause(1 + world.random().nextInt(PACE_MICROS_MAX));
            } else {
                events.forEach(event -> own.handle((DomainEventMessage<?>) event));
                position = (GapAwareTrackingToken) events.getLast().trackingToken();
            }
        }
    }

    private void beginBookings(SimulatedOccupancies own) {
        own.begin();
        begun = true;
        streamBegun.open();
    }

    /** {@return the occupancies, once bookings are accepted} */
    SimulatedOccupancies occupancies() {
        while (!begun) {
            streamBegun.await(SILENCE_MICROS);
        }
        return occupancies;
    }
}
