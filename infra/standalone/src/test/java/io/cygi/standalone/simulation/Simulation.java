package io.cygi.standalone.simulation;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.axonframework.eventhandling.DomainEventMessage;
import org.jspecify.annotations.Nullable;

/**
 * Runs of a world, each decided by its seed: first a time of faults, then a quiet time, then the check of the books.
 */
final class Simulation {

    private static final long PREPARATION_MICROS = 2_000_000;
    private static final long BUSY_MICROS = 45_000_000;
    /** Length of the quiet time in microseconds, longer than any stall, so that stalled tasks continue in it. */
    private static final long QUIET_MICROS = 60_000_000;

    private static final long ROUND_MICROS = 10_000_000;
    private static final int ROUNDS_MAX = 60;
    private static final int REDELIVERIES_MAX = 3;

    private final World world;

    Simulation(Faults.Kind fault) {
        world = new World(fault);
    }

    /**
     * Runs a seed.
     *
     * @param seed any seed
     * @param trace receives a description of each event, null for none
     * @return the types of the stored events
     * @throws AssertionError if the books do not balance in the end
     */
    Set<Class<?>> run(long seed, @Nullable List<String> trace) {
        world.begin(seed, trace);
        try {
            Fans fans = new Fans(world);
            fans.prepare();
            world.scheduler.runUntil(PREPARATION_MICROS);
            world.worsen();
            fans.act(BUSY_MICROS);
            redeliver();
            world.scheduler.runUntil(PREPARATION_MICROS + BUSY_MICROS);
            world.calm();
            settle();
            new FinalBooks(world).check();
            return world.database.all().stream()
                    .map(DomainEventMessage::getPayloadType)
                    .collect(Collectors.toSet());
        } finally {
            world.end();
        }
    }

    /** Delivers events again, as after a position was restored. */
    private void redeliver() {
        int times = world.random().nextInt(REDELIVERIES_MAX);
        for (int time = 0; time < times; time++) {
            world.later("redelivery", world.random().nextLong(BUSY_MICROS), () -> {
                List<String> segments = List.copyOf(world.tables.segments());
                String segment = segments.get(world.random().nextInt(segments.size()));
                long index = world.random().nextLong(1 + world.database.head());
                world.trace(() -> "has " + segment + " delivered again from " + index);
                world.tables.rewind(segment, index);
            });
        }
    }

    private void settle() {
        long now = PREPARATION_MICROS + BUSY_MICROS + QUIET_MICROS;
        world.scheduler.runUntil(now);
        for (int round = 0; round < ROUNDS_MAX && !new FinalBooks(world).settled(); round++) {
            now += ROUND_MICROS;
            world.scheduler.runUntil(now);
        }
        // Runs once more, for what follows from the last event.
        world.scheduler.runUntil(now + ROUND_MICROS);
    }
}
