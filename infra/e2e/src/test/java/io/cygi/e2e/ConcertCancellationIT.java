package io.cygi.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** An organizer cancels a concert during its sale. */
@Tag("mysql")
@ExtendWith(SharedPlatform.class)
class ConcertCancellationIT {

    private static final int CONFIRMED = 50;
    private static final int IN_FLIGHT = 10;
    private static final int HELD = 5;
    private static final Map<String, Object> REASON = Map.of("reason", "The singer has lost her voice 😢");

    private final Api api;

    ConcertCancellationIT(Api api) {
        this.api = api;
    }

    @Test
    void cancelsAndRefundsEveryReservationEvenThoseInFlight() {
        Account organizer = Fans.organizer(api);
        // So close to the performance a fan's own cancellation gives no refund: the full refund comes from the
        // concert's.
        Concert concert = Concert.published(
                organizer, Concert.draft(Duration.ofHours(12), List.of(Concert.section("A", 12_345, 7, 10))));
        concert.awaitStatus("ON_SALE");
        List<Account> fans = Fans.many(api, CONFIRMED + IN_FLIGHT + HELD);
        Crowd.inTurns(10, IntStream.range(0, CONFIRMED).boxed().toList(), i -> fans.get(i)
                .booked(concert, Booking.paid(seat(i))));
        for (int i = CONFIRMED; i < CONFIRMED + HELD; i++) {
            fans.get(i).held(concert, seat(i));
        }

        List<Integer> all = new ArrayList<>(
                IntStream.range(CONFIRMED + HELD, fans.size()).boxed().toList());
        all.add(all.size() / 2, -1);
        Crowd.together(
                all,
                i -> i < 0
                        ? organizer
                                .send("POST", concert.organizerPath() + "/cancellation", REASON)
                                .expect(200, 202, 204)
                        : fans.get(i).book(concert, Booking.paid(seat(i))).expect(202, 409));

        requireNotOnSale(fans.getFirst(), concert, "A-7-10");
        concert.awaitStatus("CANCELLED");
        Await.holds("every reservation to end", Await.SETTLED_MAX, () -> {
            for (Account fan : fans) {
                assertThat(fan.reservations())
                        .extracting(reservation -> reservation.path("status").asString())
                        .isSubsetOf("CANCELLED", "REJECTED", "EXPIRED");
            }
        });
        Books.balance(fans, concert);
        Crowd.inTurns(10, fans, fan -> {
            assertThat(fan.balance()).as(fan.name()).isEqualTo(Account.OPENING);
            return fan;
        });
        assertThat(concert.seats().values()).containsOnly("AVAILABLE");
    }

    @Test
    void isFinalAndRepeatable() {
        Account organizer = Fans.organizer(api);
        Account fan = Fans.one(api);
        Concert concert = Concert.published(
                organizer, Concert.draft(Duration.ofDays(3), List.of(Concert.section("A", 10_000, 1, 2))));
        concert.awaitStatus("ON_SALE");
        String id = fan.booked(concert, Booking.paid("A-1-1"));
        String path = concert.organizerPath() + "/cancellation";
        organizer.send("POST", path, REASON).expect(200, 202, 204);
        organizer.send("POST", path, REASON).expect(200, 202, 204, 409);
        JsonNode cancelled = fan.awaitStatus(id, "CANCELLED");
        assertThat(cancelled.at("/refunded/amount").asLong()).isEqualTo(10_000);
        fan.cancel(id).expect(202, 409);
        requireNotOnSale(fan, concert, "A-1-2");
        Books.balance(List.of(fan), concert);
        assertThat(fan.balance()).isEqualTo(Account.OPENING);
    }

    @Test
    void leavesOtherConcertsAlone() {
        Account organizer = Fans.organizer(api);
        Account fan = Fans.one(api);
        var draft = Concert.draft(Duration.ofDays(3), List.of(Concert.section("A", 10_000, 1, 2)));
        Concert cancelled = Concert.published(organizer, draft);
        Concert other = Concert.published(organizer, draft);
        other.awaitStatus("ON_SALE");
        String id = fan.booked(other, Booking.paid("A-1-1"));
        organizer
                .send("POST", cancelled.organizerPath() + "/cancellation", REASON)
                .expect(200, 202, 204);
        cancelled.awaitStatus("CANCELLED");
        assertThat(fan.reservation(id).path("status").asString()).isEqualTo("CONFIRMED");
        assertThat(other.detail().path("status").asString()).isEqualTo("ON_SALE");
        Books.balance(List.of(fan), cancelled, other);
    }

    /**
     * Expects that no booking succeeds. Another process may accept one for a second after the cancellation; such a
     * booking never stays.
     */
    private static void requireNotOnSale(Account fan, Concert concert, String seat) {
        Response answer = fan.book(concert, Booking.paid(seat));
        if (!SharedPlatform.inTwoProcesses() || answer.status() != 202) {
            answer.expectProblem(409, "NOT_ON_SALE");
            return;
        }
        Await.holds("the late booking to end", Await.SETTLED_MAX, () -> assertThat(
                        fan.reservation(answer.text("reservationId"))
                                .path("status")
                                .asString())
                .isIn("REJECTED", "CANCELLED"));
    }

    private static String seat(int i) {
        return "A-" + (i / 10 + 1) + "-" + (i % 10 + 1);
    }
}
