package io.cygi.loadtest.sellout;

import io.cygi.loadtest.fans.Concert;
import io.cygi.loadtest.fans.Fan;
import io.cygi.loadtest.http.Connection;
import io.cygi.loadtest.http.Json;
import io.cygi.loadtest.http.Request;
import io.cygi.loadtest.platform.Naps;
import io.cygi.loadtest.scenario.Stage;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import tools.jackson.databind.JsonNode;

/** Reads the books of a concert from the API, after a time in which the read side can catch up. */
final class BookKeeper {

    /** Most wallets that are read. The sales report has the sum of all. */
    static final int WALLETS_MAX = 500;

    private static final Duration CAUGHT_UP_MAX = Duration.ofSeconds(60);
    private static final int POLL_MILLIS = 500;
    private static final long SEED = 7;

    private final Stage stage;
    private final Concert concert;
    private final List<Sold> sold;

    BookKeeper(Stage stage, Concert concert, List<Sold> sold) {
        this.stage = stage;
        this.concert = concert;
        this.sold = sold;
    }

    /** {@return the differences that last longer than the read side may lag; nothing if the books balance} */
    List<String> differences() throws IOException {
        long deadline = System.nanoTime() + CAUGHT_UP_MAX.toNanos();
        while (true) {
            List<String> differences = check();
            if (differences.isEmpty() || System.nanoTime() > deadline) {
                return differences;
            }
            Naps.millis(POLL_MILLIS);
        }
    }

    private List<String> check() throws IOException {
        Books books = new Books();
        try (Connection connection = new Connection(stage.url())) {
            byte[] map = connection
                    .send(Request.get(concert.path() + "/seats", null))
                    .expect(200)
                    .body();
            books.seats(SeatMap.seats(map), sold, Concert.PRICE);
            books.sales(sales(connection), sold);
            Map<Fan, List<Sold>> byFan = new HashMap<>();
            sold.forEach(one ->
                    byFan.computeIfAbsent(one.fan(), fan -> new ArrayList<>()).add(one));
            List<Fan> sample = new ArrayList<>(byFan.keySet());
            Collections.shuffle(sample, new Random(SEED));
            for (Fan fan : sample.subList(0, Math.min(WALLETS_MAX, sample.size()))) {
                books.wallet(
                        wallet(connection, fan), concert.id(), byFan.getOrDefault(fan, List.of()), Fan.OPENING_BALANCE);
            }
        }
        return books.differences();
    }

    private Books.Sales sales(Connection connection) throws IOException {
        Fan organizer = stage.accounts().account(Concert.ORGANIZER);
        JsonNode body = get(connection, organizer, "/api/v1/organizer/concerts/" + concert.id() + "/sales");
        return new Books.Sales(
                body.path("sold").asLong(),
                body.path("held").asLong(),
                body.at("/gross/amount").asLong(),
                body.at("/refunds/amount").asLong());
    }

    private static Books.Wallet wallet(Connection connection, Fan fan) throws IOException {
        List<Books.Wallet.Transaction> transactions = new ArrayList<>();
        String first = "/api/v1/me/wallet/transactions?limit=100";
        for (String next = first; !next.isEmpty(); ) {
            JsonNode page = get(connection, fan, next);
            page.path("items")
                    .values()
                    .forEach(item -> transactions.add(new Books.Wallet.Transaction(
                            item.path("kind").asString(),
                            item.at("/amount/amount").asLong(),
                            item.path("reservationId").asString(""))));
            String cursor = page.path("nextCursor").asString("");
            next = cursor.isEmpty() ? "" : first + "&cursor=" + cursor;
        }
        long balance =
                get(connection, fan, "/api/v1/me").at("/wallet/balance/amount").asLong();
        return new Books.Wallet(fan.name(), balance, transactions);
    }

    private static JsonNode get(Connection connection, Fan who, String path) throws IOException {
        return Json.tree(
                connection.send(Request.get(path, who.token())).expect(200).body());
    }
}
