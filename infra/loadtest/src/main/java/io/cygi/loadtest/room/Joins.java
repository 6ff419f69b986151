package io.cygi.loadtest.room;

import io.cygi.loadtest.fans.Concert;
import io.cygi.loadtest.fans.Fan;
import io.cygi.loadtest.http.Answer;
import io.cygi.loadtest.http.EventLoopClients;
import io.cygi.loadtest.http.Json;
import io.cygi.loadtest.http.Request;
import io.cygi.loadtest.measure.Latencies;
import io.cygi.loadtest.measure.Progress;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Joins fans to a line as fast as the platform answers, some of them at the same time. */
final class Joins {

    static final String TICKETS = "/api/v1/waiting-room/tickets/";

    private final String label;
    private final Latencies latencies = new Latencies();
    private double seconds;

    /** Creates a run of joins without any yet. @param label the text for the progress */
    Joins(String label) {
        this.label = label;
    }

    /**
     * Joins fans to the line of a concert.
     *
     * @param atOnce the number of joins at the same time
     * @return the waiting fans, in the order of the given ones
     */
    List<Waiter> join(URI url, Concert concert, List<Fan> fans, int atOnce) {
        Joiners joiners = new Joiners(concert, fans, atOnce);
        long from = System.nanoTime();
        try (Progress progress = Progress.of(label, "joined", joiners.done::get, fans.size())) {
            progress.start();
            EventLoopClients.run(url, atOnce, joiners);
        }
        seconds = (System.nanoTime() - from) / 1e9;
        return Arrays.asList(joiners.waiters);
    }

    /** Joins one fan after the other with each connection. */
    private final class Joiners implements EventLoopClients.Errands {

        private final Concert concert;
        private final List<Fan> fans;
        private final Waiter[] waiters;
        private final int[] joining;
        private final AtomicInteger done = new AtomicInteger();
        private int next;

        Joiners(Concert concert, List<Fan> fans, int atOnce) {
            this.concert = concert;
            this.fans = fans;
            this.waiters = new Waiter[fans.size()];
            this.joining = new int[atOnce];
        }

        @Override
        public @Nullable Request next(int client) {
            if (next == waiters.length) {
                return null;
            }
            int fan = next++;
            joining[client] = fan;
            // A fan who joins twice has one place, so the request may be repeated.
            return Request.post(path(concert), fans.get(fan).token(), null).toBeRepeated();
        }

        @Override
        public void answered(int client, Answer answer, long sentNanos, long answeredNanos) {
            latencies.add(answeredNanos - sentNanos);
            JsonNode ticket = Json.tree(answer.expect(201).body());
            Fan fan = fans.get(joining[client]);
            waiters[joining[client]] = new Waiter(
                    fan,
                    TICKETS + ticket.path("ticket").asString(),
                    ticket.path("offset").asInt(),
                    sentNanos,
                    answeredNanos);
            done.incrementAndGet();
        }
    }

    /** {@return the path to join the line} */
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
