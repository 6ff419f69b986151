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
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Gathers the figures of this process's services, and remembers their highest by hour. */
class Dashboard {

    private static final int HOURS = 24;

    private final Supplier<Stream<FigureSource>> sources;
    private final FigureHours hours;
    private final Clock clock;

    Dashboard(Supplier<Stream<FigureSource>> sources, FigureHours hours, Clock clock) {
        this.sources = sources;
        this.hours = hours;
        this.clock = clock;
    }

    /** Adds a sample to the running hour. */
    void sample() {
        hours.add(clock.instant(), figures());
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
        return new DashboardBody(now, FiguresBody.of(sales.getOrDefault(running, Sales.NONE), figures()), shown);
    }

    private Map<Figure, Long> figures() {
        Map<Figure, Long> figures = new EnumMap<>(Figure.class);
        sources.get()
                .forEach(source -> figures.merge(source.figure(), source.now().getAsLong(), Long::sum));
        return figures;
    }
}
