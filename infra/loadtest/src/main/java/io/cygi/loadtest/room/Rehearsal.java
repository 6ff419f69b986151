package io.cygi.loadtest.room;

import io.cygi.loadtest.fans.Concert;
import io.cygi.loadtest.fans.Fan;
import io.cygi.loadtest.http.Answer;
import io.cygi.loadtest.http.EventLoopClients;
import io.cygi.loadtest.http.Json;
import io.cygi.loadtest.http.Request;
import io.cygi.loadtest.measure.Progress;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Rehearses a line with fans who join another one, look at their tickets and leave again, so that the compiler has seen
 * all of it before anything is measured, in the generator and on the platform. The bookings of the warm-up do not use a
 * line.
 */
final class Rehearsal implements EventLoopClients.Errands {

    private static final int AT_ONCE = 64;
    private static final int LOOKS = 2;

    private final Concert concert;
    private final List<Fan> fans;
    private final long until;
    private final AtomicInteger joins = new AtomicInteger();
    private final Part[] parts;

    private Rehearsal(Concert concert, List<Fan> fans, int clients, long until) {
        this.concert = concert;
        this.fans = fans;
        this.until = until;
        this.parts = new Part[clients];
    }

    /**
     * Rehearses a line.
     *
     * @param concert the concert of the line
     * @param fans the fans who join the line again and again
     * @param seconds the time in seconds
     */
    static void of(URI url, Concert concert, List<Fan> fans, int seconds) {
        int clients = Math.min(AT_ONCE, fans.size());
        Rehearsal rehearsal = new Rehearsal(concert, fans, clients, System.nanoTime() + seconds * 1_000_000_000L);
        try (Progress progress = Progress.of("rehearsal", "joins", rehearsal.joins::get)) {
            progress.start();
            EventLoopClients.run(url, clients, rehearsal);
        }
    }

    /**
     * The progress of one fan.
     *
     * @param ticket the ticket, null before it is known
     * @param looks the number of looks at the ticket
     */
    private record Part(Fan fan, @Nullable String ticket, int looks) {

        Request next(Concert concert) {
            if (ticket == null) {
                return Request.post(Joins.path(concert), fan.token(), null).toBeRepeated();
            }
            return looks < LOOKS ? Request.get(ticket, fan.token()) : Request.delete(ticket, fan.token());
        }
    }

    @Override
    public @Nullable Request next(int client) {
        Part part = parts[client];
        if (part == null) {
            if (System.nanoTime() >= until) {
                return null;
            }
            part = new Part(fans.get(joins.getAndIncrement() % fans.size()), null, 0);
            parts[client] = part;
        }
        return part.next(concert);
    }

    @Override
    public void answered(int client, Answer answer, long sentNanos, long answeredNanos) {
        Part part = Objects.requireNonNull(parts[client]);
        if (part.ticket == null) {
            byte[] joined = answer.expect(201).body();
            String ticket = Joins.TICKETS + Objects.requireNonNull(Json.texts(joined, List.of("ticket"))[0]);
            parts[client] = new Part(part.fan, ticket, 0);
        } else if (part.looks < LOOKS) {
            answer.expect(200);
            parts[client] = new Part(part.fan, part.ticket, part.looks + 1);
        } else {
            answer.expect(204);
            parts[client] = null;
        }
    }
}
