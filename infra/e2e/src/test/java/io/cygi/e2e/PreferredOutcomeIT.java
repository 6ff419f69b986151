package io.cygi.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A fan who prefers to wait gets the outcome of the booking in the answer to it. */
@ExtendWith(SharedPlatform.class)
class PreferredOutcomeIT {

    private final Api api;

    PreferredOutcomeIT(Api api) {
        this.api = api;
    }

    @Test
    void answersABookingWithItsOutcome() {
        Account fan = Fans.one(api);
        Concert concert = Concert.onSale(api, 12_000, 1, 4);

        Response paid = book(fan, concert, Booking.paid("A-1-1"));
        assertThat(paid.text("status")).isEqualTo("CONFIRMED");
        assertThat(paid.header("Preference-Applied")).isEqualTo("wait=20");
        assertThat(paid.header("Location")).endsWith("/api/v1/reservations/" + paid.text("reservationId"));
        assertThat(fan.get(Account.reservationPath(paid.text("reservationId")))
                        .expect(200)
                        .json())
                .isEqualTo(paid.json());

        assertThat(book(fan, concert, Booking.of("A-1-2")).text("status")).isEqualTo("HELD");
    }

    @Test
    void answersTheReasonOfARejection() {
        Account fan = Fans.one(api);
        Concert dear = Concert.onSale(api, Account.OPENING + 1, 1, 4);

        Response rejected = book(fan, dear, Booking.paid("A-1-1"));

        assertThat(rejected.text("status")).isEqualTo("REJECTED");
        assertThat(rejected.text("reason")).isEqualTo("INSUFFICIENT_FUNDS");
        Books.balance(List.of(fan), dear);
    }

    private static Response book(Account fan, Concert concert, Map<String, Object> booking) {
        return fan.book(concert, booking, "Prefer", "wait=20").expect(202);
    }
}
