package io.cygi.loadtest.room;

import io.cygi.loadtest.fans.AppLogins;
import io.cygi.loadtest.fans.Concert;
import io.cygi.loadtest.fans.Fan;
import io.cygi.loadtest.measure.Stats;
import io.cygi.loadtest.report.Table;
import io.cygi.loadtest.scenario.Scenario;
import io.cygi.loadtest.scenario.Stage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Measures joins of the same waiting rooms with tokens of the demo endpoint, which the platform has seen often, and
 * with tokens that the authorization server has issued to an app and that are shown for the first time. Both kinds
 * alternate in one run, because the machine's speed changes from minute to minute.
 */
public final class TokenJoinScenario implements Scenario {

    private static final int ROUNDS = 5;
    private static final int FANS_MAX = 50_000;
    private static final int SEATS = 100;
    private static final int JOIN_AT_ONCE = 128;
    private static final double RATIO_AIMED = 0.85;

    @Override
    public void run(Stage stage) {
        // Each round needs app fans whose tokens nobody has shown. One more round warms up.
        int perRound = Math.min(stage.options().waitingFans(), FANS_MAX) / (ROUNDS + 1);
        List<Fan> known = stage.accounts().onlookers(perRound);
        List<Fan> fresh = new AppLogins(stage.url()).logIn(stage.accounts().namesForApp(perRound * (ROUNDS + 1)));
        List<Double> knownRates = new ArrayList<>();
        List<Double> freshRates = new ArrayList<>();
        for (int round = 0; round <= ROUNDS; round++) {
            double knownRate = joinsPerSecond(stage, known);
            double freshRate = joinsPerSecond(stage, fresh.subList(round * perRound, (round + 1) * perRound));
            if (round > 0) {
                knownRates.add(knownRate);
                freshRates.add(freshRate);
            }
        }
        report(stage, perRound, knownRates, freshRates);
    }

    private static double joinsPerSecond(Stage stage, List<Fan> fans) {
        Map<String, Object> closed =
                Map.of("enabled", true, "admissionsPerSecond", 1, "capacity", 1, "passSeconds", 600);
        Concert concert = Concert.onSale(stage.url(), SEATS, Map.of("waitingRoom", closed));
        Joins joins = new Joins("joins");
        joins.join(stage.url(), concert, fans, Math.min(JOIN_AT_ONCE, fans.size()));
        return fans.size() / joins.seconds();
    }

    private static void report(Stage stage, int perRound, List<Double> knownRates, List<Double> freshRates) {
        double known = Stats.median(knownRates);
        double fresh = Stats.median(freshRates);
        double ratio = fresh / known;
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("fansPerRound", perRound);
        figures.put("knownTokensJoinsPerSecond", knownRates);
        figures.put("freshTokensJoinsPerSecond", freshRates);
        figures.put("ratio", ratio);
        stage.report().figures("tokens", figures);
        Table table = new Table("Joins by token, " + Table.number(perRound) + " fans a round", "", "per second");
        table.row("token of the demo endpoint, shown before", known);
        table.row("token of the authorization server, shown for the first time", fresh);
        stage.report().table(table);
        stage.report()
                .aim(
                        "joins with fresh tokens: at least 0.85 of those with known ones",
                        Table.number(ratio),
                        ratio >= RATIO_AIMED);
    }
}
