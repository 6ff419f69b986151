package io.cygi.query.dashboard;

import io.cygi.messaging.figure.Figure;
import io.cygi.messaging.figure.FigureSource;
import io.cygi.query.dashboard.DashboardBody.FiguresBody;
import io.cygi.query.dashboard.DashboardBody.HourBody;
import io.cygi.query.dashboard.DashboardBody.Sales;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gathers the figures of this process's services, and stores their highest values by hour. A source that fails does not
 * keep the other figures back.
 */
class Dashboard {

    private static final Logger LOG = LoggerFactory.getLogger(Dashboard.class);

    private static final int HOURS = 24;

    private final Supplier<Stream<FigureSource>> sources;
    private final HourlyFigureStore hours;
    private final Clock clock;

    Dashboard(Supplier<Stream<FigureSource>> sources, HourlyFigureStore hours, Clock clock) {
        this.sources = sources;
        this.hours = hours;
        this.clock = clock;
    }

    /**
     * Adds a sample of all readable figures to the present hour.
     *
     * @throws RuntimeException the fault of a source, after the other figures were added
     */
    void sample() {
        Sample sample = read();
        hours.add(clock.instant(), sample.known());
        if (!sample.faults().isEmpty()) {
            throw sample.faults().getFirst();
        }
    }

    DashboardBody show() {
        Instant now = clock.instant();
        Instant running = now.truncatedTo(ChronoUnit.HOURS);
        Instant first = running.minus(Duration.ofHours(HOURS - 1L));
        Map<Instant, Sales> sales = hours.sales(first);
        Map<Instant, Map<Figure, Long>> highest = hours.figures(first);
        List<HourBody> shown = IntStream.range(0, HOURS)
                .mapToObj(number -> first.plus(Duration.ofHours(number)))
                .map(hour -> new HourBody(
                        hour,
                        FiguresBody.of(sales.getOrDefault(hour, Sales.NONE), highest.getOrDefault(hour, Map.of()))))
                .toList();
        Sample sample = read();
        return new DashboardBody(
                now,
                FiguresBody.of(sales.getOrDefault(running, Sales.NONE), sample.known()),
                List.copyOf(sample.unknown()),
                shown);
    }

    /**
     * Holds the figures that were read, and those that could not be read. A figure one of whose sources fails is
     * unknown.
     */
    private record Sample(Map<Figure, Long> known, Set<Figure> unknown, List<RuntimeException> faults) {}

    private Sample read() {
        Map<Figure, Long> known = new EnumMap<>(Figure.class);
        Set<Figure> unknown = EnumSet.noneOf(Figure.class);
        List<RuntimeException> faults = new ArrayList<>();
        sources.get().forEach(source -> {
            try {
                known.merge(source.figure(), source.now().getAsLong(), Long::sum);
            } catch (RuntimeException e) {
                LOG.debug("The figure {} cannot be read", source.figure(), e);
                unknown.add(source.figure());
                faults.add(e);
            }
        });
        known.keySet().removeAll(unknown);
        return new Sample(known, unknown, faults);
    }
}
