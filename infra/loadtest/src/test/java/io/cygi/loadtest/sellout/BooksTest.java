package io.cygi.loadtest.sellout;

import static org.assertj.core.api.Assertions.assertThat;

import io.cygi.loadtest.fans.Fan;
import io.cygi.loadtest.sellout.Books.Sales;
import io.cygi.loadtest.sellout.Books.Wallet;
import io.cygi.loadtest.sellout.Books.Wallet.Transaction;
import io.cygi.loadtest.sellout.SeatMap.Seat;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The check of the books finds every fault, and none if all is right. */
class BooksTest {

    private static final long PRICE = 10;
    private static final Fan ONE = new Fan("fan-1", "", 0);
    private static final Fan TWO = new Fan("fan-2", "", 0);
    private static final Sold FIRST = new Sold(ONE, "c.1", List.of("A-1-1", "A-1-2"), 20);
    private static final Sold SECOND = new Sold(TWO, "c.2", List.of("A-1-3"), 10);
    private static final List<Seat> MAP =
            List.of(new Seat("A-1-1", "SOLD"), new Seat("A-1-2", "SOLD"), new Seat("A-1-3", "SOLD"));

    private final Books books = new Books();

    @Test
    void balanceIfAllIsRight() {
        books.seats(MAP, List.of(FIRST, SECOND), PRICE);
        books.sales(new Sales(3, 0, 30, 0), List.of(FIRST, SECOND));
        books.wallet(wallet(980, payment(20, "c.1")), "c", List.of(FIRST), 1_000);

        assertThat(books.differences()).isEmpty();
    }

    @Test
    void findASeatThatIsSoldTwice() {
        Sold again = new Sold(TWO, "c.3", List.of("A-1-2", "A-1-3"), 20);

        books.seats(MAP, List.of(FIRST, again), PRICE);

        assertThat(books.differences()).singleElement().asString().contains("A-1-2", "sold twice", "c.1", "c.3");
    }

    @Test
    void findASeatWithoutAReservation() {
        books.seats(MAP, List.of(FIRST), PRICE);

        assertThat(books.differences()).singleElement().asString().contains("A-1-3", "in no confirmed reservation");
    }

    @Test
    void findASeatThatIsNotSoldInTheMap() {
        List<Seat> map = List.of(MAP.get(0), MAP.get(1), new Seat("A-1-3", "HELD"));

        books.seats(map, List.of(FIRST, SECOND), PRICE);

        assertThat(books.differences()).singleElement().asString().contains("A-1-3", "HELD");
    }

    @Test
    void findAnUnknownSeat() {
        books.seats(MAP.subList(0, 2), List.of(FIRST, SECOND), PRICE);

        assertThat(books.differences()).singleElement().asString().contains("A-1-3", "not in the seat map");
    }

    @Test
    void findAWrongPrice() {
        books.seats(MAP, List.of(FIRST, new Sold(TWO, "c.2", List.of("A-1-3"), 0)), PRICE);

        assertThat(books.differences()).singleElement().asString().contains("c.2", "cost 0");
    }

    @Test
    void findAMissingDebit() {
        books.wallet(wallet(1_000), "c", List.of(FIRST), 1_000);

        assertThat(books.differences()).singleElement().asString().contains("fan-1 paid 0", "cost 20");
    }

    @Test
    void findADebitThatWasMadeTwice() {
        books.wallet(wallet(960, payment(20, "c.1"), payment(20, "c.1")), "c", List.of(FIRST), 1_000);

        assertThat(books.differences()).singleElement().asString().contains("paid 40", "cost 20");
    }

    @Test
    void findADebitWithoutAConfirmedReservation() {
        books.wallet(wallet(970, payment(20, "c.1"), payment(10, "c.9")), "c", List.of(FIRST), 1_000);

        assertThat(books.differences()).singleElement().asString().contains("paid 10 for c.9", "not confirmed");
    }

    @Test
    void findABalanceThatDiffersFromItsTransactions() {
        books.wallet(wallet(1_000, payment(20, "c.1")), "c", List.of(FIRST), 1_000);

        assertThat(books.differences()).singleElement().asString().contains("has 1000", "come to 980");
    }

    @Test
    void allowARefundedPaymentAndPaymentsForOtherConcerts() {
        Wallet wallet = wallet(
                975,
                payment(20, "c.1"),
                payment(10, "c.9"),
                new Transaction("REFUND", 10, "c.9"),
                payment(5, "other.1"));

        books.wallet(wallet, "c", List.of(FIRST), 1_000);

        assertThat(books.differences()).isEmpty();
    }

    @Test
    void findAReportThatDiffers() {
        books.sales(new Sales(2, 1, 40, 10), List.of(FIRST, SECOND));

        assertThat(books.differences()).hasSize(4);
    }

    @Test
    void countTheDifferencesBeyondTheFirstTen() {
        List<Seat> map = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            map.add(new Seat("B-1-" + i, "SOLD"));
        }

        books.seats(map, List.of(), PRICE);

        assertThat(books.differences()).hasSize(11).last().isEqualTo("and 10 more differences");
    }

    private static Wallet wallet(long balance, Transaction... transactions) {
        return new Wallet("fan-1", balance, List.of(transactions));
    }

    private static Transaction payment(long amount, String reservationId) {
        return new Transaction("PAYMENT", amount, reservationId);
    }
}
