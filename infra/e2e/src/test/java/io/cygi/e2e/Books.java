package io.cygi.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * Checks the books of fans who began with an untouched wallet and of the concerts that they booked: every won and every
 * seat has to be where the reservations say. Only those fans may have booked the concerts.
 */
final class Books {

    private static final int AT_ONCE = 8;

    private Books() {}

    /** Waits until every reservation is final and the read side has caught up, then checks. */
    static void balance(Collection<Account> fans, Concert... concerts) {
        Await.holds("the books to balance", Await.SETTLED_MAX, () -> check(fans, concerts));
    }

    private static void check(Collection<Account> fans, Concert... concerts) {
        List<Page> pages = Crowd.inTurns(AT_ONCE, fans, Page::of);
        pages.forEach(Page::check);
        long paid = pages.stream()
                .mapToLong(page -> page.sum("PAYMENT") - page.sum("REFUND"))
                .sum();
        assertThat(paid)
                .as("paid less refunded, and the confirmed totals less what cancelled ones did not get back")
                .isEqualTo(pages.stream().mapToLong(Page::kept).sum());
        for (Concert concert : concerts) {
            seats(concert, pages);
        }
    }

    private static void seats(Concert concert, List<Page> pages) {
        Map<String, String> owners = new TreeMap<>();
        for (Page page : pages) {
            for (JsonNode reservation : page.reservations) {
                if (reservation.path("concertId").asString().equals(concert.id())
                        && reservation.path("status").asString().equals("CONFIRMED")) {
                    String id = reservation.path("reservationId").asString();
                    reservation.path("seats").values().forEach(seat -> {
                        String number = seat.path("seat").asString();
                        assertThat(owners.put(number, id))
                                .as("other owner of " + number)
                                .isNull();
                    });
                }
            }
        }
        Map<String, String> seats = concert.seats();
        assertThat(seats.values()).as("no hold outlives its reservation").doesNotContain("HELD");
        seats.values().removeIf("AVAILABLE"::equals);
        assertThat(seats.keySet()).as("sold seats of " + concert.id()).isEqualTo(owners.keySet());
        assertThat(concert.detail().path("seatsAvailable").asInt())
                .isEqualTo(concert.detail().path("seatsTotal").asInt() - owners.size());
    }

    /** The views of one fan. */
    private record Page(Account fan, long balance, List<JsonNode> transactions, List<JsonNode> reservations) {

        private static final Set<String> NEVER_CHARGED = Set.of("EXPIRED");

        static Page of(Account fan) {
            return new Page(fan, fan.balance(), fan.transactions(), fan.reservations());
        }

        long sum(String kind) {
            return transactions.stream()
                    .filter(transaction -> transaction.path("kind").asString().equals(kind))
                    .mapToLong(Page::amount)
                    .sum();
        }

        /** {@return the amount of the fan's money that the platform keeps according to the reservations} */
        long kept() {
            return reservations.stream().mapToLong(Page::kept).sum();
        }

        private static long kept(JsonNode reservation) {
            String status = reservation.path("status").asString();
            long total = reservation.at("/total/amount").asLong();
            if (status.equals("CONFIRMED")) {
                return total;
            }
            boolean paid = !reservation.path("confirmedAt").isMissingNode()
                    && !reservation.path("confirmedAt").isNull();
            return status.equals("CANCELLED") && paid
                    ? total - reservation.at("/refunded/amount").asLong()
                    : 0;
        }

        private static long amount(JsonNode transaction) {
            long amount = transaction.at("/amount/amount").asLong();
            assertThat(amount).as("amount of " + transaction).isPositive();
            return amount;
        }

        void check() {
            assertThat(balance).as(fan.name() + " has").isNotNegative();
            assertThat(balance)
                    .as("balance of %s with %s", fan.name(), transactions)
                    .isEqualTo(Account.OPENING + sum("TOP_UP") + sum("REFUND") - sum("PAYMENT"));
            assertThat(transactions)
                    .extracting(transaction -> transaction.path("transactionId").asString())
                    .doesNotHaveDuplicates();
            chain();
            Map<String, Long> payments = perReservation("PAYMENT");
            Map<String, Long> refunds = perReservation("REFUND");
            for (JsonNode reservation : reservations) {
                String id = reservation.path("reservationId").asString();
                assertThat(Account.isFinal(reservation))
                        .as("final: " + reservation)
                        .isTrue();
                long paid = payments.getOrDefault(id, 0L);
                assertThat(paid - refunds.getOrDefault(id, 0L))
                        .as("paid less refunded for " + reservation)
                        .isEqualTo(kept(reservation));
                assertThat(paid)
                        .as("paid for " + reservation)
                        .isIn(0L, reservation.at("/total/amount").asLong());
                if (NEVER_CHARGED.contains(reservation.path("status").asString())) {
                    assertThat(paid).as("paid for " + reservation).isZero();
                }
            }
            assertThat(reservations)
                    .extracting(reservation -> reservation.path("reservationId").asString())
                    .doesNotHaveDuplicates()
                    .containsAll(payments.keySet());
        }

        /** Checks that each transaction's balance follows from the one before it. */
        private void chain() {
            long expected = balance;
            for (JsonNode transaction : transactions) {
                assertThat(transaction.at("/balanceAfter/amount").asLong())
                        .as("balance after " + transaction)
                        .isEqualTo(expected);
                long amount = amount(transaction);
                expected += transaction.path("kind").asString().equals("PAYMENT") ? amount : -amount;
            }
            assertThat(expected)
                    .as("where the transactions of %s began", fan.name())
                    .isEqualTo(Account.OPENING);
        }

        private Map<String, Long> perReservation(String kind) {
            Map<String, Long> sums = new HashMap<>();
            for (JsonNode transaction : transactions) {
                if (transaction.path("kind").asString().equals(kind)) {
                    String id = transaction.path("reservationId").asString();
                    assertThat(sums.put(id, amount(transaction)))
                            .as("another %s for %s of %s", kind, id, fan.name())
                            .isNull();
                }
            }
            return sums;
        }
    }
}
