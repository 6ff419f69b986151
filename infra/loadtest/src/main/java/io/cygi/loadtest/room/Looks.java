package io.cygi.loadtest.room;

import io.cygi.loadtest.http.Connection;
import io.cygi.loadtest.http.Request;
import io.cygi.loadtest.measure.Crowd;
import io.cygi.loadtest.measure.Latencies;
import io.cygi.loadtest.measure.Stats;
import io.cygi.loadtest.measure.Tally;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** Fans who look at their tickets while nobody is let in, in turns with an endpoint that does nothing. */
final class Looks {

    private static final int CLIENTS = 64;
    private static final int ROUNDS = 5;
    private static final Request CONSTANT = Request.get("/api/v1/demo/constant", null);

    private final Latencies latencies = new Latencies();
    private final Tally errors = new Tally();
    private final List<Double> looks = new ArrayList<>();
    private final List<Double> constants = new ArrayList<>();

    /** Looks. @param waiters whose tickets, at random @param slice how long each round of each is */
    void look(URI url, List<Waiter> waiters, Duration slice) {
        List<Connection> connections = new ArrayList<>();
        try {
            for (int i = 0; i < CLIENTS; i++) {
                connections.add(new Connection(url));
            }
            // The first round lets the compiler see both, and does not count.
            for (int round = 0; round <= ROUNDS; round++) {
                double constant = round(connections, slice, () -> CONSTANT, new Latencies());
                double look =
                        round(connections, slice, () -> request(waiters), round == 0 ? new Latencies() : latencies);
                if (round > 0) {
                    constants.add(constant);
                    looks.add(look);
                }
            }
        } finally {
            connections.forEach(Connection::close);
        }
    }

    private static Request request(List<Waiter> waiters) {
        Waiter waiter = waiters.get(ThreadLocalRandom.current().nextInt(waiters.size()));
        return Request.get(waiter.ticket(), waiter.fan().token());
    }

    private double round(List<Connection> connections, Duration time, Supplier<Request> requests, Latencies times) {
        AtomicLong answered = new AtomicLong();
        long from = System.nanoTime();
        long until = from + time.toNanos();
        Crowd.of("looker", connections.size(), client -> {
            Connection connection = connections.get(client);
            for (long began = System.nanoTime(); began < until; began = System.nanoTime()) {
                int status = connection.skim(requests.get()).status();
                long now = System.nanoTime();
                if (status != 200) {
                    errors.add("GET " + status);
                } else if (now <= until) {
                    times.add(now - began);
                    answered.incrementAndGet();
                }
            }
        });
        return answered.get() * 1e9 / (until - from);
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

    /** {@return the median of what looking is of the constant endpoint, round by round} */
    double ratioToConstant() {
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < looks.size(); i++) {
            ratios.add(Stats.ratio(looks.get(i), constants.get(i)));
        }
        return Stats.median(ratios);
    }
}
