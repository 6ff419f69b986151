package io.cygi.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** A fan sees the own profile, wallet and reservations. */
@ExtendWith(SharedPlatform.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MyPageIT {

    private static final int CONFIRMED = 7;
    private static final int CANCELLED = 3;

    private final Api api;
    private final Account fan;
    private final List<String> ids = new ArrayList<>();

    MyPageIT(Api api) {
        this.api = api;
        this.fan = Fans.one(api);
    }

    @BeforeAll
    void book() {
        Concert concert = Concert.onSale(api, 20, 300, List.of(Concert.section("A", 5_000, 2, 10)));
        for (int i = 1; i <= CONFIRMED + CANCELLED; i++) {
            ids.add(fan.booked(concert, Booking.paid("A-1-" + i)));
        }
        for (String id : ids.subList(0, CANCELLED)) {
            fan.cancel(id).expect(202);
            fan.awaitStatus(id, "CANCELLED");
        }
        ids.add(fan.held(concert, "A-2-1"));
        Concert dear = Concert.onSale(api, 100_000_000, 1, 1);
        String rejected = fan.book(dear, Booking.paid("A-1-1")).expect(202).text("reservationId");
        fan.awaitStatus(rejected, "REJECTED");
        ids.add(rejected);
        Await.until(
                "all transactions", Await.SETTLED_MAX, () -> fan.transactions().size() == CONFIRMED + 2 * CANCELLED);
    }

    @Test
    void showsTheAccountAndItsBalance() {
        JsonNode me = fan.get("/api/v1/me").expect(200).json();
        assertThat(me.path("accountId").asString()).isEqualTo(fan.name());
        assertThat(me.path("nickname").asString()).isNotEmpty();
        assertThat(me.at("/roles/0").asString()).isEqualTo("FAN");
        assertThat(me.at("/wallet/balance/amount").asLong()).isEqualTo(Account.OPENING - CONFIRMED * 5_000);
        assertThat(me.at("/wallet/balance/currency").asString()).isEqualTo("KRW");
        JsonNode admin = api.account("admin").get("/api/v1/me").expect(200).json();
        assertThat(admin.at("/roles/0").asString()).isEqualTo("ADMIN");
        Fans.organizer(api).get("/api/v1/me").expect(200);
    }

    @Test
    void showsTheirReservationsNewestFirst() {
        List<JsonNode> reservations = fan.reservations();
        assertThat(reservations)
                .extracting(reservation -> reservation.path("reservationId").asString())
                .containsExactlyElementsOf(ids.reversed());
        assertThat(reservations)
                .extracting(reservation ->
                        Instant.parse(reservation.path("requestedAt").asString()))
                .isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(api.walk("/api/v1/me/reservations", 3, "Authorization", "Bearer " + fan.token()))
                .isEqualTo(reservations);
        for (JsonNode reservation : reservations) {
            assertThat(fan.reservation(reservation.path("reservationId").asString()))
                    .isEqualTo(reservation);
        }
    }

    @Test
    void showsTheirReservationsByStatus() {
        assertThat(fan.all("/api/v1/me/reservations?status=CONFIRMED")).hasSize(CONFIRMED);
        assertThat(fan.all("/api/v1/me/reservations?status=CANCELLED")).hasSize(CANCELLED);
        assertThat(fan.all("/api/v1/me/reservations?status=HELD")).hasSize(1);
        assertThat(fan.all("/api/v1/me/reservations?status=REJECTED")).hasSize(1);
        assertThat(fan.all("/api/v1/me/reservations?status=EXPIRED")).isEmpty();
    }

    @Test
    void showsEveryTransactionWithTheBalanceAfterIt() {
        List<JsonNode> transactions = fan.transactions();
        assertThat(transactions)
                .extracting(transaction -> transaction.path("kind").asString())
                .containsOnly("PAYMENT", "REFUND");
        long expected = Account.OPENING - CONFIRMED * 5_000;
        for (JsonNode transaction : transactions) {
            assertThat(transaction.at("/balanceAfter/amount").asLong()).isEqualTo(expected);
            assertThat(transaction.at("/amount/amount").asLong()).isEqualTo(5_000);
            assertThat(transaction.path("reservationId").asString()).isIn(ids);
            assertThat(Instant.parse(transaction.path("at").asString()))
                    .isBefore(Instant.now().plusSeconds(1));
            expected += transaction.path("kind").asString().equals("PAYMENT") ? 5_000 : -5_000;
        }
        assertThat(expected).isEqualTo(Account.OPENING);
        assertThat(api.walk("/api/v1/me/wallet/transactions", 4, "Authorization", "Bearer " + fan.token()))
                .isEqualTo(transactions);
    }
}
