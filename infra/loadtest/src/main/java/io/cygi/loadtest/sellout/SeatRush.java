package io.cygi.loadtest.sellout;

import io.cygi.loadtest.booking.Booker;
import io.cygi.loadtest.booking.Booker.Outcome;
import io.cygi.loadtest.fans.Concert;
import io.cygi.loadtest.fans.Fan;
import io.cygi.loadtest.http.Answer;
import io.cygi.loadtest.http.Connection;
import io.cygi.loadtest.http.Json;
import io.cygi.loadtest.measure.Latencies;
import io.cygi.loadtest.measure.ParallelThreads;
import io.cygi.loadtest.measure.Progress;
import io.cygi.loadtest.measure.Tally;
import io.cygi.loadtest.platform.Naps;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Lets fans compete for the seats of a concert until none is left. */
final class SeatRush {

    static final int SEATS_EACH = 2;

    private static final long LOOK_MILLIS = 500;
    private static final long NOTHING_SEEN_MILLIS = 50;
    private static final long ERROR_MILLIS = 100;
    private static final long NANOS_MAX = Duration.ofMinutes(20).toNanos();

    private final URI url;
    private final boolean idempotencyKeys;
    private final Concert concert;
    private final List<Fan> fans;
    private final SeatView view;
    private final AtomicInteger nextFan = new AtomicInteger();
    private final AtomicInteger seatsSold = new AtomicInteger();
    private final AtomicLong lastSoldAt = new AtomicLong();
    private final Queue<Sold> sold = new ConcurrentLinkedQueue<>();
    private final Tally refusals = new Tally();
    private final Tally errors = new Tally();
    private final Latencies latencies = new Latencies();
    private volatile boolean over;

    SeatRush(URI url, boolean idempotencyKeys, Concert concert, List<Fan> fans) {
        this.url = url;
        this.idempotencyKeys = idempotencyKeys;
        this.concert = concert;
        this.fans = fans;
        this.view = new SeatView(concert);
    }

    /**
     * Sells the concert out.
     *
     * @param clients the number of fans who book at the same time
     * @return the seconds to the last seat
     */
    double run(int clients) throws IOException {
        try (Connection first = new Connection(url)) {
            view.refresh(first);
        }
        long from = System.nanoTime();
        lastSoldAt.set(from);
        try (Progress progress =
                Progress.of("sell-out", "seats", seatsSold::get, concert.seats().size())) {
            progress.start();
            ParallelThreads.of("rush", clients + 1, number -> {
                try (Connection connection = new Connection(url)) {
                    if (number == 0) {
                        look(connection, from);
                    } else {
                        compete(connection);
                    }
                } finally {
                    // The failure of one client ends the rush, because nobody can wait for the last seat then.
                    over = over || number == 0;
                }
            });
        }
        return (lastSoldAt.get() - from) / 1e9;
    }

    /** Refreshes the map, which all fans share, about as often as a page does it. */
    private void look(Connection connection, long from) throws IOException {
        while (!over && System.nanoTime() - from < NANOS_MAX) {
            Naps.millis(LOOK_MILLIS);
            view.refresh(connection);
        }
        over = true;
    }

    private void compete(Connection connection) {
        Booker booker = new Booker(connection, idempotencyKeys);
        while (!over) {
            Fan fan = fans.get(nextFan.getAndIncrement() % fans.size());
            long began = System.nanoTime();
            while (!over && !books(booker, fan, began)) {
                began = System.nanoTime();
            }
        }
    }

    /**
     * Books picked seats.
     *
     * @return whether the fan has got them
     */
    private boolean books(Booker booker, Fan fan, long began) {
        List<Integer> picked = view.pick(SEATS_EACH);
        if (picked.isEmpty()) {
            Naps.millis(NOTHING_SEEN_MILLIS);
            return false;
        }
        Outcome outcome = booker.book(
                concert.path(), fan, picked.stream().map(view::number).toList());
        Answer answer = outcome.answer();
        if (outcome.confirmed() && answer != null) {
            Sold reservation = Sold.of(fan, answer.body());
            sold.add(reservation);
            long now = System.nanoTime();
            latencies.add(now - began);
            lastSoldAt.accumulateAndGet(now, Math::max);
            if (seatsSold.addAndGet(reservation.seats().size())
                    >= concert.seats().size()) {
                over = true;
            }
            return true;
        }
        if (outcome.seatTaken()) {
            refusals.add(outcome.kind());
            taken(picked, answer);
        } else {
            errors.add(outcome.kind());
            Naps.millis(ERROR_MILLIS);
        }
        return false;
    }

    /** Notes taken seats. A refusal names them; a rejection does not, so all picked seats are noted. */
    private void taken(List<Integer> picked, @Nullable Answer answer) {
        List<String> named = answer == null || answer.status() != 409
                ? List.of()
                : Json.tree(answer.body()).path("seats").values().stream()
                        .map(seat -> seat.asString())
                        .toList();
        for (int seat : picked) {
            if (named.isEmpty() || named.contains(view.number(seat))) {
                view.taken(seat);
            }
        }
    }

    int seatsSold() {
        return seatsSold.get();
    }

    List<Sold> sold() {
        return List.copyOf(sold);
    }

    Map<String, Long> refusals() {
        return refusals.counts();
    }

    Map<String, Long> errors() {
        return errors.counts();
    }

    Latencies latencies() {
        return latencies;
    }
}
