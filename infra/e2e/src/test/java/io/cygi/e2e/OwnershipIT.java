package io.cygi.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A thing of another account does not exist for the caller. */
@ExtendWith(SharedPlatform.class)
class OwnershipIT {

    private static final byte[] PNG = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    private final Api api;

    OwnershipIT(Api api) {
        this.api = api;
    }

    @Test
    void anotherFansReservationDoesNotExist() {
        Account owner = Fans.one(api);
        Account other = Fans.one(api);
        Concert concert = Concert.onSale(api, 10_000, 1, 4);
        String held = owner.held(concert, "A-1-1");
        String sold = owner.booked(concert, Booking.paid("A-1-2"));
        for (String id : List.of(held, sold, concert.id() + "." + UUID.randomUUID())) {
            String path = Account.reservationPath(id);
            Refusals.assertRefused(other.get(path).expectProblem(404, "NOT_FOUND"));
            Refusals.assertRefused(other.get(path, "Prefer", "wait=1").expectProblem(404, "NOT_FOUND"));
            Refusals.assertRefused(other.cancel(id).expectProblem(404, "NOT_FOUND"));
            Refusals.assertRefused(other.pay(id).expectProblem(404, "NOT_FOUND"));
        }
        assertThat(other.reservations()).isEmpty();
        assertThat(other.balance()).isEqualTo(Account.OPENING);
        assertThat(owner.reservation(held).path("status").asString()).isEqualTo("HELD");
        assertThat(owner.reservation(sold).path("status").asString()).isEqualTo("CONFIRMED");
        owner.cancel(held).expect(202);
        owner.awaitStatus(held, "CANCELLED");
        Books.balance(List.of(owner, other), concert);
    }

    @Test
    void anotherOrganizersConcertDoesNotExist() {
        Account owner = Fans.organizer(api);
        Account other = Fans.organizer(api);
        Map<String, Object> draft = Concert.draft(Duration.ofDays(20), List.of(Concert.section("A", 10_000, 1, 4)));
        draft.put("salesOpenAt", Instant.now().plus(Duration.ofDays(1)).toString());
        Concert concert = Concert.published(owner, draft);
        String path = concert.organizerPath();
        Refusals.assertRefused(
                other.send("PUT", path, draft, "If-Match", "\"0\"").expectProblem(404, "NOT_FOUND"));
        Refusals.assertRefused(other.send("POST", path + "/cancellation", Map.of("reason", "envy"))
                .expectProblem(404, "NOT_FOUND"));
        Refusals.assertRefused(other.get(path + "/sales").expectProblem(404, "NOT_FOUND"));
        Refusals.assertRefused(other.send("PUT", path + "/poster", PNG, "Content-Type", "image/png")
                .expectProblem(404, "NOT_FOUND"));
        assertThat(other.all("/api/v1/organizer/concerts")).isEmpty();
        assertThat(concert.detail().path("status").asString()).isEqualTo("SCHEDULED");
        owner.get(path + "/sales").expect(200);
    }

    @Test
    void theFanAndThePriceComeFromTheServer() {
        Account fan = Fans.one(api);
        Account victim = Fans.one(api);
        Concert concert = Concert.onSale(api, 10_000, 1, 4);
        Response answer = fan.book(
                        concert,
                        Map.of(
                                "seats", List.of("A-1-1"),
                                "payment", "WALLET",
                                "fanId", victim.name(),
                                "price", Concert.krw(0),
                                "total", Concert.krw(-5_000_000)))
                .expect(202, 400);
        if (answer.status() == 202) {
            var reservation = fan.settled(answer.text("reservationId"));
            assertThat(reservation.path("fanId").asString()).isEqualTo(fan.name());
            assertThat(reservation.at("/total/amount").asLong()).isEqualTo(10_000);
        }
        Books.balance(List.of(fan, victim), concert);
        assertThat(victim.balance()).isEqualTo(Account.OPENING);
    }
}
