package io.cygi.loadtest.browse;

import io.cygi.loadtest.booking.Booker;
import io.cygi.loadtest.booking.Booker.Outcome;
import io.cygi.loadtest.fans.Concert;
import io.cygi.loadtest.fans.Fan;
import io.cygi.loadtest.http.Answer;
import io.cygi.loadtest.http.Connection;
import io.cygi.loadtest.http.Request;
import io.cygi.loadtest.measure.ParallelThreads;
import io.cygi.loadtest.measure.Progress;
import io.cygi.loadtest.measure.Tally;
import io.cygi.loadtest.report.Table;
import io.cygi.loadtest.scenario.Scenario;
import io.cygi.loadtest.scenario.Stage;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** Measures pages that clients read again as soon as they are answered, in turns with a constant endpoint. */
public final class Browse implements Scenario {

    private static final int CLIENTS = 64;
    private static final int ROUNDS = 5;
    private static final int SMALL_SEATS = 2_000;
    private static final String COMPACT_NAME = "large seat map, compact";
    private static final int COMPACT_BYTES_MAX = 40_000;

    @Override
    public void run(Stage stage) throws IOException {
        List<Page> pages = pages(stage);
        // Each page gets a twentieth of a measurement's time in each round.
        Duration slice = Duration.ofMillis(Math.max(100, stage.options().seconds() * 50L));
        Progress.say("Looking at %d pages in %d rounds of %d ms each", pages.size(), ROUNDS, slice.toMillis());
        List<Connection> connections = new ArrayList<>();
        try {
            for (int i = 0; i < CLIENTS; i++) {
                connections.add(new Connection(stage.url()));
            }
            // The first round lets the compiler see each page, and does not count.
            for (int round = 0; round <= ROUNDS; round++) {
                for (Page page : pages) {
                    look(page, connections, slice, round > 0);
                }
                Progress.say("  round %d of %d", round, ROUNDS);
            }
        } finally {
            connections.forEach(Connection::close);
        }
        report(stage, pages);
    }

    private static List<Page> pages(Stage stage) throws IOException {
        List<Fan> fans = stage.fans(CLIENTS);
        Concert small = stage.concert(SMALL_SEATS);
        Concert large = stage.concert(stage.options().seats());
        book(stage, small, fans);
        return Pages.of(stage, small, large, fans);
    }

    /** Books seats, so that every fan's page has content and the small concert's map has seats of each kind. */
    private static void book(Stage stage, Concert concert, List<Fan> fans) {
        Tally errors = new Tally();
        ParallelThreads.of("booker", fans.size(), client -> {
            try (Connection connection = new Connection(stage.url())) {
                String seat = concert.seats().get(client * 7);
                Outcome outcome = new Booker(connection, false).book(concert.path(), fans.get(client), List.of(seat));
                if (!outcome.confirmed()) {
                    errors.add(outcome.kind());
                }
            }
        });
        stage.report().errors("booking before looking", errors.counts());
    }

    private static void look(Page page, List<Connection> connections, Duration time, boolean counts) {
        AtomicLong answered = new AtomicLong();
        long from = System.nanoTime();
        long until = from + time.toNanos();
        ParallelThreads.of("looker", connections.size(), client -> {
            Connection connection = connections.get(client);
            for (long began = System.nanoTime(); began < until; began = System.nanoTime()) {
                Request request = page.request(client);
                Answer answer = connection.skim(request);
                long now = System.nanoTime();
                if (page.wrong(answer)) {
                    page.errors().add("GET " + answer.status());
                } else if (counts && page.right(answer)) {
                    page.latencies().add(now - began);
                    if (now <= until) {
                        answered.incrementAndGet();
                    }
                }
            }
        });
        if (counts) {
            page.round(answered.get() * 1e9 / (until - from));
        }
    }

    private static void report(Stage stage, List<Page> pages) {
        Page first = pages.getFirst();
        boolean constant = first.name().equals(Pages.CONSTANT_NAME);
        Table table = new Table(
                "Browsing, " + CLIENTS + " clients",
                "page",
                "requests/s",
                "p50 ms",
                "p99 ms",
                "of constant",
                "spread %",
                "bytes");
        Map<String, Object> figures = new LinkedHashMap<>();
        for (Page page : pages) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("requestsPerSecond", page.perSecond());
            one.put("spreadPercent", page.spreadPercent());
            one.put("latency", page.latencies().figures());
            if (constant) {
                one.put("ratioToConstant", page.ratioTo(first));
            }
            one.put("bytes", page.bytes());
            one.put("errors", page.errors().counts());
            figures.put(page.name(), one);
            table.row(
                    page.name(),
                    page.perSecond(),
                    page.latencies().millis(50),
                    page.latencies().millis(99),
                    constant ? page.ratioTo(first) : "-",
                    page.spreadPercent(),
                    page.bytes());
            stage.report().errors("looking at " + page.name(), page.errors().counts());
            if (constant) {
                aim(stage, page, first);
            }
        }
        stage.report().figures("browse", Map.of("clients", CLIENTS, "rounds", ROUNDS, "pages", figures));
        stage.report().table(table);
    }

    private static void aim(Stage stage, Page page, Page constant) {
        if (page.aimedRatio() > 0) {
            double ratio = page.ratioTo(constant);
            stage.report()
                    .aim(
                            page.name() + ": at least " + page.aimedRatio() + " of the constant endpoint's rate",
                            Table.number(ratio) + " of " + Table.number(constant.perSecond()) + "/s",
                            ratio >= page.aimedRatio());
        }
        if (page.name().equals(COMPACT_NAME)) {
            stage.report()
                    .aim(
                            page.name() + ": under " + Table.number(COMPACT_BYTES_MAX) + " bytes on the wire",
                            Table.number(page.bytes()),
                            page.bytes() < COMPACT_BYTES_MAX);
        }
    }
}
