package io.cygi.standalone.simulation;

import io.cygi.command.concert.CatalogueEntry;
import io.cygi.command.concert.ConcertStatus;
import io.cygi.contracts.concert.ConcertDetails;
import io.cygi.contracts.concert.RefundPolicy;
import io.cygi.contracts.concert.Section;
import io.cygi.contracts.concert.WaitingRoomSettings;
import io.cygi.contracts.value.AccountId;
import io.cygi.contracts.value.ConcertId;
import io.cygi.contracts.value.Money;
import io.cygi.saga.booking.BookingSaga;
import io.cygi.saga.cancellation.CancellationSaga;
import io.cygi.saga.cancellation.ConcertCancellationSaga;
import io.cygi.saga.sweep.LiveReservations;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.axonframework.eventhandling.Segment;
import org.jspecify.annotations.Nullable;

/** The world of a run: two processes, their database, a concert, and the faults. One object serves many runs. */
final class World {

    static final Instant BEGINNING = Instant.parse("2030-01-01T00:00:00Z");
    static final AccountId ORGANIZER = new AccountId("organizer-1");
    static final Money PRICE = Money.krw(1_000);
    static final double EVICTION = 0.02;
    static final double LIST_CUT = 0.15;

    private static final long CATALOGUE_STALE_MICROS_MAX = 1_000_000;
    private static final int RESTART_MICROS_MAX = 8_000_000;
    private static final double[] DEATH_RATES = {0, 0.0005, 0.002};
    private static final double[] STALL_RATES = {0.001, 0.004, 0.012};
    private static final int[] SKEW_MILLIS_MAX = {1, 2_000, 15_000};

    final Scheduler scheduler = new Scheduler();
    final MemoryDatabase database = new MemoryDatabase(scheduler);
    final SagaTables tables = new SagaTables();
    final List<SimulatedProcess> processes;

    private SplittableRandom random = new SplittableRandom();
    private Scheduler.Life life = new Scheduler.Life();
    private Map<String, List<Segment>> segments = Map.of();
    private boolean calm = true;
    private double deathRate;
    private double stallRate;
    private int skewMillisMax = 1;
    private @Nullable List<String> trace;
    private CatalogueEntry concert;

    World(Faults.Kind fault) {
        Faults faults = new Faults(fault, database);
        processes = List.of(new SimulatedProcess("first", this, faults), new SimulatedProcess("second", this, faults));
        concert = entry(0, 10, 1);
    }

    private static CatalogueEntry entry(long number, int holdSeconds, int extensions) {
        ConcertDetails details = new ConcertDetails(
                "Simulation",
                "",
                "Here",
                BEGINNING.plus(Duration.ofDays(30)),
                BEGINNING.plus(Duration.ofDays(31)),
                BEGINNING,
                BEGINNING.plus(Duration.ofDays(29)),
                4,
                holdSeconds,
                extensions,
                RefundPolicy.STANDARD,
                WaitingRoomSettings.OFF,
                List.of(new Section("A", PRICE, 2, 4)));
        return new CatalogueEntry(
                new ConcertId(SimulatedIds.uuid(1, number)), ORGANIZER, ConcertStatus.ON_SALE, details);
    }

    /** Begins a run, in which everything works until {@link #worsen}. */
    void begin(long seed, @Nullable List<String> traced) {
        random = new SplittableRandom(seed);
        scheduler.reset();
        database.clear();
        tables.clear();
        life = new Scheduler.Life();
        calm = true;
        trace = traced;
        concert = entry(0, 3 + random.nextInt(12), random.nextInt(3));
        deathRate = DEATH_RATES[random.nextInt(DEATH_RATES.length)];
        stallRate = STALL_RATES[random.nextInt(STALL_RATES.length)];
        skewMillisMax = SKEW_MILLIS_MAX[random.nextInt(SKEW_MILLIS_MAX.length)];
        Map<String, List<Segment>> all = new LinkedHashMap<>();
        List<Segment> whole = List.of(Segment.ROOT_SEGMENT);
        all.put(BookingSaga.GROUP, random.nextBoolean() ? whole : List.of(Segment.ROOT_SEGMENT.split()));
        all.put(CancellationSaga.GROUP, whole);
        all.put(ConcertCancellationSaga.GROUP, whole);
        all.put(LiveReservations.GROUP, whole);
        segments = all;
        processes.forEach(process -> process.start(skew()));
    }

    /** Begins the time of faults. */
    void worsen() {
        calm = false;
    }

    /** Ends the time of faults; stalled tasks continue when their time has come. */
    void calm() {
        calm = true;
    }

    void end() {
        scheduler.end(life);
        scheduler.endAll();
    }

    SplittableRandom random() {
        return random;
    }

    boolean chance(double rate) {
        return !calm && random.nextDouble() < rate;
    }

    double deathRate() {
        return deathRate;
    }

    CatalogueEntry concert() {
        return concert;
    }

    /** {@return whether a process sees the concert on sale; it learns of a cancellation a little later} */
    boolean onSale() {
        long cancelled = database.cancelledAtMicros();
        return cancelled == Long.MAX_VALUE
                || scheduler.nowMicros() < cancelled + random.nextLong(CATALOGUE_STALE_MICROS_MAX);
    }

    Map<String, List<Segment>> segments() {
        return segments;
    }

    /**
     * Runs a task outside of the processes.
     *
     * @param task the task's name
     * @param delayMicros delay in microseconds
     * @param body the task
     */
    void later(String task, long delayMicros, Runnable body) {
        scheduler.spawn(life, task, delayMicros, body);
    }

    /** Kills a process, and starts it again later. */
    void die(SimulatedProcess process) {
        process.kill();
        later("restart", 1 + random.nextInt(RESTART_MICROS_MAX), () -> process.start(skew()));
    }

    /** {@return the duration of a call in microseconds: mostly short, and sometimes longer than a claim} */
    long latencyMicros() {
        double luck = calm ? 1 : random.nextDouble();
        if (luck < stallRate) {
            return random.nextLong(4_000_000, 40_000_000);
        }
        if (luck < 5 * stallRate) {
            return random.nextLong(100_000, 4_000_000);
        }
        return luck < 0.2 ? random.nextLong(1_000, 100_000) : random.nextLong(50, 2_000);
    }

    private Duration skew() {
        return Duration.ofMillis(random.nextInt(-skewMillisMax, skewMillisMax + 1));
    }

    /** {@return a clock} @param wrongBy its deviation */
    Clock clock(Supplier<Duration> wrongBy) {
        InstantSource source =
                () -> BEGINNING.plusMillis(scheduler.nowMicros() / 1_000).plus(wrongBy.get());
        return source.withZone(ZoneOffset.UTC);
    }

    void trace(Supplier<String> text) {
        if (trace != null) {
            trace.add("%12.6f %s: %s".formatted(scheduler.nowMicros() / 1e6, scheduler.currentName(), text.get()));
        }
    }

    /** {@return the running processes} */
    List<SimulatedProcess> running() {
        return new ArrayList<>(
                processes.stream().filter(SimulatedProcess::running).toList());
    }
}
