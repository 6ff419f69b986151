package io.cygi.loadtest.room;

import io.cygi.loadtest.fans.Concert;
import io.cygi.loadtest.fans.Fan;
import io.cygi.loadtest.http.Connection;
import io.cygi.loadtest.http.Json;
import io.cygi.loadtest.http.Request;
import io.cygi.loadtest.measure.Crowd;
import io.cygi.loadtest.measure.Latencies;
import io.cygi.loadtest.measure.Progress;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;

/** Fans who join as fast as they are let, some of them at the same time. */
final class Joins {

    static final String TICKETS = "/api/v1/waiting-room/tickets/";

    private final Latencies latencies = new Latencies();
    private double seconds;

    /** {@return everybody in the order in which they were told to join} @param atOnce how many at the same time */
    List<Waiter> join(URI url, Concert concert, List<Fan> fans, int atOnce) {
        Waiter[] waiters = new Waiter[fans.size()];
        AtomicInteger next = new AtomicInteger();
        AtomicInteger done = new AtomicInteger();
        long from = System.nanoTime();
        try (Progress progress = Progress.of("joins", "joined", done::get, fans.size())) {
            progress.start();
            Crowd.of("joiner", atOnce, client -> {
                try (Connection connection = new Connection(url)) {
                    for (int i = next.getAndIncrement(); i < waiters.length; i = next.getAndIncrement()) {
                        waiters[i] = join(connection, concert, fans.get(i));
                        done.incrementAndGet();
                    }
                }
            });
        }
        seconds = (System.nanoTime() - from) / 1e9;
        return Arrays.asList(waiters);
    }

    private Waiter join(Connection connection, Concert concert, Fan fan) throws java.io.IOException {
        // Whoever joins twice has one place, so it may be sent again.
        Request request = Request.post(path(concert), fan.token(), null).toBeRepeated();
        long sent = System.nanoTime();
        byte[] body = connection.send(request).expect(201).body();
        long answered = System.nanoTime();
        latencies.add(answered - sent);
        JsonNode ticket = Json.tree(body);
        return new Waiter(
                fan,
                TICKETS + ticket.path("ticket").asString(),
                ticket.path("offset").asInt(),
                sent,
                answered);
    }

    /** {@return where one joins} */
    static String path(Concert concert) {
        return concert.path() + "/waiting-room/tickets";
    }

    Latencies latencies() {
        return latencies;
    }

    double seconds() {
        return seconds;
    }
}
