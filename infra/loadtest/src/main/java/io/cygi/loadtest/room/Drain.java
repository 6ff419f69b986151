package io.cygi.loadtest.room;

import io.cygi.loadtest.http.Connection;
import io.cygi.loadtest.http.Json;
import io.cygi.loadtest.http.Request;
import io.cygi.loadtest.measure.ParallelThreads;
import io.cygi.loadtest.measure.Progress;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;

/** Looks at all tickets until each is a pass: those in front first, some of them at the same time. */
final class Drain {

    private static final int AT_ONCE = 256;
    private static final long PAUSE_MILLIS_MAX = 500;
    private static final long WAIT_NANOS_MAX = 600_000_000_000L;

    private final URI url;
    private final int perSecond;
    private final int passSeconds;
    /** Highest place of all fans who are known to be inside. */
    private final AtomicInteger hindmost = new AtomicInteger(-1);

    private double seconds;

    /**
     * Creates the drain.
     *
     * @param perSecond the most admissions per second
     * @param passSeconds the validity of a pass in seconds
     */
    Drain(URI url, int perSecond, int passSeconds) {
        this.url = url;
        this.perSecond = perSecond;
        this.passSeconds = passSeconds;
    }

    /**
     * Drains the line.
     *
     * @param inTurn the waiting fans, by place
     * @return the admission of every fan
     */
    List<Admission> drain(List<Waiter> inTurn) {
        Admission[] admissions = new Admission[inTurn.size()];
        AtomicInteger next = new AtomicInteger();
        AtomicInteger done = new AtomicInteger();
        long from = System.nanoTime();
        try (Progress progress = Progress.of("drain", "let in", done::get, inTurn.size())) {
            progress.start();
            ParallelThreads.of("waiter", Math.min(AT_ONCE, inTurn.size()), client -> {
                try (Connection connection = new Connection(url)) {
                    for (int i = next.getAndIncrement(); i < admissions.length; i = next.getAndIncrement()) {
                        admissions[i] = await(connection, inTurn.get(i));
                        done.incrementAndGet();
                    }
                }
            });
        }
        seconds = (System.nanoTime() - from) / 1e9;
        return Arrays.stream(admissions).map(Objects::requireNonNull).toList();
    }

    private Admission await(Connection connection, Waiter waiter) throws IOException {
        long deadline = System.nanoTime() + WAIT_NANOS_MAX;
        long passedOver = 0;
        while (System.nanoTime() < deadline) {
            long sent = System.currentTimeMillis();
            passedOver = passedOver == 0 && hindmost.get() > waiter.offset() ? sent : passedOver;
            JsonNode ticket = Json.tree(connection
                    .send(Request.get(waiter.ticket(), waiter.fan().token()))
                    .expect(200)
                    .body());
            String status = ticket.path("status").asString();
            if (status.equals("ADMITTED")) {
                long until =
                        Instant.parse(ticket.path("passExpiresAt").asString()).toEpochMilli();
                hindmost.accumulateAndGet(waiter.offset(), Math::max);
                return new Admission(
                        waiter.offset(), passedOver == 0 ? sent : passedOver, until - passSeconds * 1_000L);
            }
            if (!status.equals("WAITING")) {
                throw new IllegalStateException("place " + waiter.offset() + " is " + status + " and was never inside");
            }
            pause(ticket.path("ahead").asLong());
        }
        throw new IllegalStateException("place " + waiter.offset() + " was not let in within ten minutes");
    }

    private void pause(long ahead) {
        try {
            Thread.sleep(Math.clamp(ahead * 1_000 / perSecond, 5, PAUSE_MILLIS_MAX));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    double seconds() {
        return seconds;
    }
}
