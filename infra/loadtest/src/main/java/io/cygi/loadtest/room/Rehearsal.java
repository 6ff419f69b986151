package io.cygi.loadtest.room;

import io.cygi.loadtest.fans.Concert;
import io.cygi.loadtest.fans.Fan;
import io.cygi.loadtest.http.Connection;
import io.cygi.loadtest.http.Json;
import io.cygi.loadtest.http.Request;
import io.cygi.loadtest.measure.Crowd;
import io.cygi.loadtest.measure.Progress;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Fans who join another line, look at their tickets and leave again, so that the compiler has seen it all before anything
 * is measured. Bookings, which everything else is warmed up with, do not come by here.
 */
final class Rehearsal {

    private static final int AT_ONCE = 64;
    private static final int LOOKS = 2;

    private Rehearsal() {}

    /** Rehearses. @param concert whose line it is @param fans who join it again and again @param seconds how long */
    static void of(URI url, Concert concert, List<Fan> fans, int seconds) {
        AtomicInteger next = new AtomicInteger();
        long until = System.nanoTime() + seconds * 1_000_000_000L;
        try (Progress progress = Progress.of("rehearsal", "joins", next::get)) {
            progress.start();
            Crowd.of("rehearser", Math.min(AT_ONCE, fans.size()), client -> {
                try (Connection connection = new Connection(url)) {
                    while (System.nanoTime() < until) {
                        rehearse(connection, concert, fans.get(next.getAndIncrement() % fans.size()));
                    }
                }
            });
        }
    }

    private static void rehearse(Connection connection, Concert concert, Fan fan) throws IOException {
        byte[] joined = connection
                .send(Request.post(Joins.path(concert), fan.token(), null).toBeRepeated())
                .expect(201)
                .body();
        String ticket = Joins.TICKETS + Objects.requireNonNull(Json.texts(joined, List.of("ticket"))[0]);
        for (int i = 0; i < LOOKS; i++) {
            connection.send(Request.get(ticket, fan.token())).expect(200);
        }
        connection.send(Request.delete(ticket, fan.token())).expect(204);
    }
}
