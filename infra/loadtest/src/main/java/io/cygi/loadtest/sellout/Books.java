package io.cygi.loadtest.sellout;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Checks that the seats and the money of a sold-out concert are where the reservations say. */
final class Books {

    private static final int SHOWN_MAX = 10;

    private final List<String> differences = new ArrayList<>();
    private int more;

    /** {@return the first few differences; nothing if the books balance} */
    List<String> differences() {
        List<String> all = new ArrayList<>(differences);
        if (more > 0) {
            all.add("and " + more + " more differences");
        }
        return all;
    }

    private void differ(String what) {
        if (differences.size() < SHOWN_MAX) {
            differences.add(what);
        } else {
            more++;
        }
    }

    /**
     * Checks that each seat is sold to one reservation, and that reservations have no unknown seats.
     *
     * @param seatMap every seat and its status
     * @param sold every confirmed reservation
     * @param price the price of each seat in won
     */
    void seats(List<SeatMap.Seat> seatMap, List<Sold> sold, long price) {
        Map<String, String> owners = new HashMap<>();
        for (Sold reservation : sold) {
            for (String seat : reservation.seats()) {
                String other = owners.put(seat, reservation.reservationId());
                if (other != null) {
                    differ("seat " + seat + " is sold twice: to " + other + " and " + reservation.reservationId());
                }
            }
            if (reservation.total() != price * reservation.seats().size()) {
                differ(reservation.reservationId() + " cost " + reservation.total() + " for "
                        + reservation.seats().size() + " seats at " + price);
            }
        }
        Set<String> numbers = new HashSet<>();
        for (SeatMap.Seat seat : seatMap) {
            numbers.add(seat.seat());
            if (!seat.status().equals("SOLD")) {
                differ("seat " + seat.seat() + " is " + seat.status() + " in the seat map");
            }
            if (!owners.containsKey(seat.seat())) {
                differ("seat " + seat.seat() + " is in no confirmed reservation");
            }
        }
        owners.forEach((seat, reservation) -> {
            if (!numbers.contains(seat)) {
                differ("seat " + seat + " of " + reservation + " is not in the seat map");
            }
        });
    }

    /**
     * Checks that the organizer's report has every seat and every won, and nothing more.
     *
     * @param report the organizer's report
     * @param sold every confirmed reservation
     */
    void sales(Sales report, List<Sold> sold) {
        long seats = sold.stream().mapToLong(one -> one.seats().size()).sum();
        long total = sold.stream().mapToLong(Sold::total).sum();
        if (report.sold() != seats) {
            differ("the sales report has " + report.sold() + " seats sold, the reservations " + seats);
        }
        if (report.held() != 0) {
            differ("the sales report has " + report.held() + " seats held after all are sold");
        }
        if (report.gross() != total) {
            differ("the sales report has " + report.gross() + " won, the reservations " + total);
        }
        if (report.refunds() != 0) {
            differ("the sales report has " + report.refunds() + " won refunded, nobody cancelled");
        }
    }

    /**
     * Checks that a wallet has paid once for each reservation of its owner for a concert, and for nothing else of it.
     *
     * @param wallet a fan's wallet
     * @param concertId the concert's id
     * @param held the fan's confirmed reservations of it
     * @param opening the opening balance of the wallet in won
     */
    void wallet(Wallet wallet, String concertId, List<Sold> held, long opening) {
        Map<String, Long> paid = new LinkedHashMap<>();
        long balance = opening;
        for (Wallet.Transaction transaction : wallet.transactions()) {
            long change = transaction.kind().equals("PAYMENT") ? -transaction.amount() : transaction.amount();
            balance += change;
            if (transaction.reservationId().startsWith(concertId)) {
                paid.merge(transaction.reservationId(), -change, Long::sum);
            }
        }
        for (Sold reservation : held) {
            long amount = paid.getOrDefault(reservation.reservationId(), 0L);
            paid.remove(reservation.reservationId());
            if (amount != reservation.total()) {
                differ(wallet.fan() + " paid " + amount + " for " + reservation.reservationId() + ", which cost "
                        + reservation.total());
            }
        }
        paid.forEach((reservation, amount) -> {
            if (amount != 0) {
                differ(wallet.fan() + " paid " + amount + " for " + reservation + ", which is not confirmed");
            }
        });
        if (balance != wallet.balance()) {
            differ(wallet.fan() + " has " + wallet.balance() + ", the transactions come to " + balance);
        }
    }

    /**
     * The sales of a concert by its organizer's report.
     *
     * @param sold the number of sold seats
     * @param held the number of held seats
     * @param gross the payments in won
     * @param refunds the refunds in won
     */
    record Sales(long sold, long held, long gross, long refunds) {}

    /**
     * A fan's wallet.
     *
     * @param fan the fan
     * @param balance the balance in won
     * @param transactions all of them
     */
    record Wallet(String fan, long balance, List<Transaction> transactions) {

        /**
         * A transaction of a wallet.
         *
         * @param kind TOP_UP, PAYMENT, REFUND or PAYOUT
         * @param amount the amount in won, positive
         * @param reservationId the id of the reservation, or empty
         */
        record Transaction(String kind, long amount, String reservationId) {}
    }
}
