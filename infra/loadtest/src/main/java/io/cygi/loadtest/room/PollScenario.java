package io.cygi.loadtest.room;

import io.cygi.loadtest.http.Answer;
import io.cygi.loadtest.http.EventLoopClients;
import io.cygi.loadtest.http.Request;
import io.cygi.loadtest.measure.Latencies;
import io.cygi.loadtest.measure.Stats;
import io.cygi.loadtest.measure.Tally;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Measures looks at tickets while nobody is admitted, in turns with an endpoint that does nothing. */
final class PollScenario {

    private static final int CLIENTS = 64;
    private static final int ROUNDS = 5;
    private static final Request CONSTANT = Request.get("/api/v1/demo/constant", null);

    private final Latencies latencies = new Latencies();
    private final Tally errors = new Tally();
    private final List<Double> looks = new ArrayList<>();
    private final List<Double> constants = new ArrayList<>();

    /**
     * Looks at tickets in rounds.
     *
     * @param waiters the fans whose tickets are looked at, at random
     * @param slice the length of each round of each endpoint
     */
    void look(URI url, List<Waiter> waiters, Duration slice) {
        // The first round lets the compiler see both endpoints, and does not count.
        for (int round = 0; round <= ROUNDS; round++) {
            double constant = round(url, slice, () -> CONSTANT, new Latencies());
            double look = round(url, slice, () -> request(waiters), round == 0 ? new Latencies() : latencies);
            if (round > 0) {
                constants.add(constant);
                looks.add(look);
            }
        }
    }

    private static Request request(List<Waiter> waiters) {
        Waiter waiter = waiters.get(ThreadLocalRandom.current().nextInt(waiters.size()));
        return Request.get(waiter.ticket(), waiter.fan().token());
    }

    private double round(URI url, Duration time, Supplier<Request> requests, Latencies times) {
        long from = System.nanoTime();
        Lookers lookers = new Lookers(requests, times, from + time.toNanos());
        EventLoopClients.run(url, CLIENTS, lookers);
        return lookers.inTime * 1e9 / time.toNanos();
    }

    /** Clients that ask until the time is over. Later answers do not count. */
    private final class Lookers implements EventLoopClients.Errands {

        private final Supplier<Request> requests;
        private final Latencies times;
        private final long until;
        private long inTime;

        Lookers(Supplier<Request> requests, Latencies times, long until) {
            this.requests = requests;
            this.times = times;
            this.until = until;
        }

        @Override
        public @Nullable Request next(int client) {
            return System.nanoTime() < until ? requests.get() : null;
        }

        @Override
        public void answered(int client, Answer answer, long sentNanos, long answeredNanos) {
            if (answer.status() != 200) {
                errors.add("GET " + answer.status());
            } else if (answeredNanos <= until) {
                times.add(answeredNanos - sentNanos);
                inTime++;
            }
        }
    }

    Latencies latencies() {
        return latencies;
    }

    Tally errors() {
        return errors;
    }

    double perSecond() {
        return Stats.median(looks);
    }

    /** {@return the median of the ratio of looks to the constant endpoint's requests, round by round} */
    double ratioToConstant() {
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < looks.size(); i++) {
            ratios.add(Stats.ratio(looks.get(i), constants.get(i)));
        }
        return Stats.median(ratios);
    }
}
