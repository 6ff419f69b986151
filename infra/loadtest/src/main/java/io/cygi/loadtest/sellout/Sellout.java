package io.cygi.loadtest.sellout;

import io.cygi.loadtest.fans.Concert;
import io.cygi.loadtest.fans.Fan;
import io.cygi.loadtest.measure.Progress;
import io.cygi.loadtest.measure.Stats;
import io.cygi.loadtest.platform.ResourceMeter;
import io.cygi.loadtest.report.Table;
import io.cygi.loadtest.scenario.Scenario;
import io.cygi.loadtest.scenario.Stage;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Measures a concert that is sold out by fans who pick two free seats each, and checks its books. */
public final class Sellout implements Scenario {

    private static final int CLIENTS = 256;
    private static final int AIMED_SEATS = 50_000;
    private static final double AIMED_SECONDS = 60;

    @Override
    public void run(Stage stage) throws IOException {
        int seats = stage.options().seats();
        // Two seats each, and some fans who come last and find only one.
        List<Fan> fans = stage.fans((seats + 1) / SeatRush.SEATS_EACH + 2 * CLIENTS);
        Concert concert = stage.concert(seats);
        Progress.say("Selling %d seats to %d clients", seats, CLIENTS);
        ResourceMeter.Reading before = stage.meter().read();
        SeatRush rush = new SeatRush(stage.url(), stage.options().idempotencyKeys(), concert, fans);
        double seconds = rush.run(CLIENTS);
        List<Sold> sold = rush.sold();
        Map<String, Double> used = stage.meter().usage(before, sold.size());
        if (rush.seatsSold() < seats) {
            stage.report()
                    .failure("only " + rush.seatsSold() + " of " + seats + " seats were sold in "
                            + Table.number(seconds) + " s");
        }
        stage.report().errors("the sell-out", rush.errors());
        Progress.say("Checking the books of %d reservations", sold.size());
        List<String> differences = new BookKeeper(stage, concert, sold).differences();
        differences.forEach(difference -> stage.report().failure("the books do not balance: " + difference));
        report(stage, rush, seconds, differences.isEmpty(), used);
    }

    private static void report(Stage stage, SeatRush rush, double seconds, boolean balanced, Map<String, Double> used) {
        int seats = stage.options().seats();
        double seatsPerSecond = Stats.ratio(rush.seatsSold(), seconds);
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("seats", seats);
        figures.put("clients", CLIENTS);
        figures.put("secondsToLastSeat", seconds);
        figures.put("seatsPerSecond", seatsPerSecond);
        figures.put("reservations", rush.sold().size());
        figures.put("latency", rush.latencies().figures());
        figures.put("refusals", rush.refusals());
        figures.put("errors", rush.errors());
        figures.put(
                "walletsChecked", Math.min(BookKeeper.WALLETS_MAX, rush.sold().size()));
        figures.put("booksBalanced", balanced);
        figures.put("resources", used);
        stage.report().figures("sellout", figures);
        Table table = new Table("Sell-out of " + Table.number(seats) + " seats by " + CLIENTS + " clients", "", "");
        table.row("seconds to the last seat", seconds);
        table.row("seats/s", seatsPerSecond);
        table.row("reservations", rush.sold().size());
        table.row("p99 ms of a confirmed one", rush.latencies().millis(99));
        rush.refusals().forEach((kind, count) -> table.row("refused: " + kind, count));
        table.row("books", balanced ? "balance" : "DO NOT BALANCE");
        stage.report().table(table);
        if (seats == AIMED_SEATS) {
            stage.report()
                    .aim(
                            "50,000 seats sold out in less than 60 s, books balanced",
                            Table.number(seconds) + " s, books " + (balanced ? "balanced" : "NOT balanced"),
                            seconds < AIMED_SECONDS && balanced && rush.seatsSold() == seats);
        }
    }
}
