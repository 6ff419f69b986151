package io.cygi.loadtest.booking;

import io.cygi.loadtest.fans.Fan;
import io.cygi.loadtest.http.Answer;
import io.cygi.loadtest.http.Connection;
import io.cygi.loadtest.http.Json;
import io.cygi.loadtest.http.Request;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Books hands-free and waits for the outcome, as a fan's page does. The outcome comes with the answer, or is read
 * afterwards.
 */
public final class Booker {

    private static final List<String> FIELDS = List.of("reservationId", "status");
    private static final List<String> REASONS = List.of("status", "reason");
    private static final Set<String> FINAL = Set.of("CONFIRMED", "REJECTED", "EXPIRED", "CANCELLED");
    private static final String PREFER = "Prefer";
    private static final String WAIT = "wait=30";
    private static final long PATIENCE_NANOS = Duration.ofSeconds(90).toNanos();
    /**
     * Pause before a held reservation is read again, in ns. The platform answers as soon as the seats are held, but the
     * wallet has yet to pay.
     */
    private static final long HELD_PAUSE_NANOS = Duration.ofMillis(2).toNanos();

    private static final long HELD_PAUSE_NANOS_MAX = Duration.ofMillis(50).toNanos();

    private final Connection connection;
    private final boolean idempotencyKeys;

    /**
     * Creates the booker.
     *
     * @param connection the connection of the fan who books
     * @param idempotencyKeys whether bookings carry one
     */
    public Booker(Connection connection, boolean idempotencyKeys) {
        this.connection = connection;
        this.idempotencyKeys = idempotencyKeys;
    }

    /**
     * Books seats.
     *
     * @param path the path of the concert
     * @param seats the seats' numbers
     * @return the outcome
     */
    public Outcome book(String path, Fan fan, List<String> seats) {
        try {
            Answer accepted = connection.send(request(path, fan, seats));
            if (accepted.status() != 202) {
                String code = Json.texts(accepted.body(), List.of("code"))[0];
                return Outcome.failed("POST " + accepted.status() + (code == null ? "" : " " + code), null, accepted);
            }
            @Nullable String[] reservation = Json.texts(accepted.body(), FIELDS);
            String id = reservation[0];
            if (id == null) {
                return Outcome.failed("POST 202 without a reservation", null, accepted);
            }
            return FINAL.contains(String.valueOf(reservation[1])) ? outcome(id, accepted, 0) : await(id, fan);
        } catch (IOException e) {
            return Outcome.failed("POST or GET failed: " + e.getClass().getSimpleName(), null, null);
        }
    }

    private Request request(String path, Fan fan, List<String> seats) {
        String body = "{\"seats\":[\"" + String.join("\",\"", seats) + "\"],\"payment\":\"WALLET\"}";
        String address = path + "/reservations";
        if (!idempotencyKeys) {
            return Request.post(address, fan.token(), body, PREFER, WAIT);
        }
        String key = UUID.randomUUID().toString();
        return Request.post(address, fan.token(), body, PREFER, WAIT, "Idempotency-Key", key)
                .toBeRepeated();
    }

    private Outcome await(String id, Fan fan) throws IOException {
        Request question = Request.get("/api/v1/reservations/" + id, fan.token(), PREFER, WAIT);
        long until = System.nanoTime() + PATIENCE_NANOS;
        long pause = HELD_PAUSE_NANOS;
        for (int reads = 1; ; reads++) {
            Answer answer = connection.send(question);
            if (answer.status() != 200) {
                return Outcome.failed("GET reservation " + answer.status(), id, answer);
            }
            String status = String.valueOf(Json.texts(answer.body(), List.of("status"))[0]);
            if (FINAL.contains(status)) {
                return outcome(id, answer, reads);
            }
            if (System.nanoTime() > until) {
                return Outcome.failed("still " + status, id, answer);
            }
            if (!status.equals("REQUESTED")) {
                LockSupport.parkNanos(pause);
                pause = Math.min(2 * pause, HELD_PAUSE_NANOS_MAX);
            }
        }
    }

    private static Outcome outcome(String id, Answer answer, int reads) {
        @Nullable String[] texts = Json.texts(answer.body(), REASONS);
        String status = String.valueOf(texts[0]);
        return status.equals("CONFIRMED")
                ? new Outcome(true, status, id, answer, reads)
                : Outcome.failed(status + (texts[1] == null ? "" : " " + texts[1]), id, answer);
    }

    /**
     * The outcome of a booking.
     *
     * @param confirmed whether the fan has the seats
     * @param kind CONFIRMED, or the kind of the failure
     * @param reservationId the reservation's id, if there is one
     * @param answer the last answer of the platform
     * @param reads the number of reads of the reservation until it was confirmed
     */
    public record Outcome(
            boolean confirmed,
            String kind,
            @Nullable String reservationId,
            @Nullable Answer answer,
            int reads) {

        static Outcome failed(String kind, @Nullable String reservationId, @Nullable Answer answer) {
            return new Outcome(false, kind, reservationId, answer, 0);
        }

        /** {@return whether another fan has a seat that was asked for} */
        public boolean seatTaken() {
            return kind.endsWith(" SEAT_TAKEN");
        }
    }
}
