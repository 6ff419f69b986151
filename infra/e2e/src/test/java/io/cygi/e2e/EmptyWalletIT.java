package io.cygi.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** A fan who cannot pay gets nothing and loses nothing. */
@Tag("mysql")
@ExtendWith(SharedPlatform.class)
class EmptyWalletIT {

    private static final long DEAREST = 100_000_000;

    private final Api api;

    EmptyWalletIT(Api api) {
        this.api = api;
    }

    private Concert concert() {
        return Concert.onSale(
                api, 2, 300, List.of(Concert.section("A", DEAREST, 1, 2), Concert.section("B", 6_000_000, 1, 2)));
    }

    @Test
    void isRejectedHandsFreeAndTheSeatsAndTheAllowanceAreFreeAgain() {
        Account fan = Fans.one(api);
        Concert concert = concert();
        rejected(fan, concert, Booking.paid("A-1-1", "A-1-2"));
        rejected(fan, concert, Booking.best("A", 2));
        rejected(fan, concert, Booking.paid("B-1-1", "B-1-2"));
        assertNothingHappened(fan, concert);
        fan.bookedInTheEnd(concert, Booking.paid("B-1-1"));
        Books.balance(List.of(fan), concert);
    }

    private static void rejected(Account fan, Concert concert, Map<String, Object> booking) {
        Response accepted = Await.value(
                "the allowance to be back",
                Await.SETTLED_MAX,
                () -> fan.book(concert, booking).expect(202, 409),
                answer -> answer.status() == 202);
        JsonNode reservation = fan.settled(accepted.text("reservationId"));
        assertThat(reservation.path("status").asString()).isEqualTo("REJECTED");
        assertThat(reservation.path("reason").asString()).isEqualTo("INSUFFICIENT_FUNDS");
        concert.awaitSeat("A-1-1", "AVAILABLE");
        concert.awaitSeat("B-1-2", "AVAILABLE");
    }

    @Test
    void keepsTheHoldWhenPayingForItAndGivesItBackWhenItIsCancelled() {
        Account fan = Fans.one(api);
        Concert concert = concert();
        String id = fan.held(concert, "A-1-1", "A-1-2");
        fan.pay(id, "Prefer", "wait=20").expectProblem(402, "INSUFFICIENT_FUNDS");
        concert.awaitSeat("A-1-2", "HELD");
        fan.cancel(id).expect(202);
        fan.awaitStatus(id, "CANCELLED");
        assertNothingHappened(fan, concert);
        fan.pay(id).expect(409);
        fan.bookedInTheEnd(concert, Booking.paid("B-1-1"));
        Books.balance(List.of(fan), concert);
    }

    private static void assertNothingHappened(Account fan, Concert concert) {
        Await.holds("the seats to be free again", Await.SETTLED_MAX, () -> assertThat(
                        concert.seats().values())
                .containsOnly("AVAILABLE"));
        assertThat(fan.balance()).isEqualTo(Account.OPENING);
        assertThat(fan.transactions()).isEmpty();
    }

    @Test
    void freesTheRejectedSeatsForTheNextFan() {
        Account poor = Fans.one(api);
        Account next = Fans.one(api);
        Concert concert = concert();
        poor.booked(concert, Booking.paid("B-1-1"));
        rejected(poor, concert, Booking.paid("B-1-2"));
        next.bookedInTheEnd(concert, Booking.paid("B-1-2"));
        Books.balance(List.of(poor, next), concert);
    }
}
