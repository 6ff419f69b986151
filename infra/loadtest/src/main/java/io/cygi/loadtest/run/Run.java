package io.cygi.loadtest.run;

import io.cygi.loadtest.booking.ClosedLevels;
import io.cygi.loadtest.booking.PacedLevels;
import io.cygi.loadtest.booking.WarmUp;
import io.cygi.loadtest.browse.Browse;
import io.cygi.loadtest.floor.InsertBaseline;
import io.cygi.loadtest.growth.Growth;
import io.cygi.loadtest.measure.Progress;
import io.cygi.loadtest.options.Options;
import io.cygi.loadtest.options.ScenarioName;
import io.cygi.loadtest.platform.Database;
import io.cygi.loadtest.platform.LoadTestException;
import io.cygi.loadtest.platform.Platform;
import io.cygi.loadtest.rebuild.Rebuild;
import io.cygi.loadtest.report.Machine;
import io.cygi.loadtest.report.Report;
import io.cygi.loadtest.report.Table;
import io.cygi.loadtest.room.TokenJoinScenario;
import io.cygi.loadtest.room.WaitingRoom;
import io.cygi.loadtest.scenario.Scenario;
import io.cygi.loadtest.scenario.Stage;
import io.cygi.loadtest.sellout.Sellout;
import io.cygi.loadtest.settlement.Settlement;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Runs the benchmark: a platform, the scenarios in their order, the report. */
public final class Run {

    private final Options options;
    private final Report report = new Report();
    private boolean described;
    private boolean over;

    /** Creates the run. @param options the options of the run */
    public Run(Options options) {
        this.options = options;
    }

    /**
     * Runs all scenarios.
     *
     * @return whether all bookings are right and no unexpected error came up
     */
    public boolean measure() {
        if (options.url() != null) {
            measure("", scenarios());
        } else {
            measure("", selected(Set.of(ScenarioName.GROWTH, ScenarioName.REBUILD), false));
            // Growth begins with as few events as possible, so it gets a platform of its own. The rebuild uses its
            // events.
            measureGrowth(selected(Set.of(ScenarioName.GROWTH, ScenarioName.REBUILD), true));
        }
        publish();
        return report.failures().isEmpty();
    }

    private void measureGrowth(Map<ScenarioName, Scenario> chosen) {
        try {
            measure("growth-", chosen);
        } catch (LoadTestException e) {
            if (!described) {
                throw e;
            }
            // The results of the first platform are kept if there is no second one.
            report.failure("growth and rebuild could not begin: " + e.getMessage());
        }
    }

    private Map<ScenarioName, Scenario> selected(Set<ScenarioName> names, boolean included) {
        Map<ScenarioName, Scenario> chosen = scenarios();
        chosen.keySet().removeIf(name -> names.contains(name) != included || !options.runs(name));
        return chosen;
    }

    private void measure(String label, Map<ScenarioName, Scenario> chosen) {
        boolean onlyWarmUp = options.scenarios().equals(Set.of(ScenarioName.WARM_UP));
        if (chosen.isEmpty() || (chosen.keySet().equals(Set.of(ScenarioName.WARM_UP)) && !onlyWarmUp)) {
            return;
        }
        over = false;
        try (Platform platform = Platform.open(options, label)) {
            Database known = platform.database();
            String database = known == null ? "unknown" : known.version();
            Progress.say("Measuring %s with %s", platform.url(), database);
            describe(database);
            Stage stage = new Stage(options, platform, report);
            run(ScenarioName.WARM_UP, new WarmUp(label), stage);
            chosen.remove(ScenarioName.WARM_UP);
            chosen.forEach((name, scenario) -> run(name, scenario, stage));
        }
    }

    private void describe(String database) {
        if (!described) {
            described = true;
            Map<String, Object> machine = Machine.describe(database);
            report.figures("machine", machine);
            report.figures("run", described());
            report.table(table(machine));
        }
    }

    private static Map<ScenarioName, Scenario> scenarios() {
        Map<ScenarioName, Scenario> scenarios = new EnumMap<>(ScenarioName.class);
        scenarios.put(ScenarioName.WARM_UP, new WarmUp(""));
        scenarios.put(ScenarioName.BOOKING, new ClosedLevels());
        scenarios.put(ScenarioName.PACED, new PacedLevels());
        scenarios.put(ScenarioName.FLOOR, new InsertBaseline());
        scenarios.put(ScenarioName.SELLOUT, new Sellout());
        scenarios.put(ScenarioName.BROWSE, new Browse());
        scenarios.put(ScenarioName.WAITING_ROOM, new WaitingRoom());
        scenarios.put(ScenarioName.TOKENS, new TokenJoinScenario());
        scenarios.put(ScenarioName.SETTLEMENT, new Settlement());
        scenarios.put(ScenarioName.GROWTH, new Growth());
        scenarios.put(ScenarioName.REBUILD, new Rebuild());
        return scenarios;
    }

    private void run(ScenarioName name, Scenario scenario, Stage stage) {
        if (over || !options.runs(name)) {
            return;
        }
        long from = System.nanoTime();
        try {
            scenario.run(stage);
        } catch (Exception e) {
            // The other scenarios may still give results, and those so far are kept.
            String obituary = stage.platform().obituary();
            over = !obituary.isEmpty();
            report.failure(name.word() + " broke off: " + e + (obituary.isEmpty() ? "" : "\n" + obituary));
            e.printStackTrace();
        }
        Progress.say("%s took %d s", name.word(), (System.nanoTime() - from) / 1_000_000_000);
    }

    private Map<String, Object> described() {
        Map<String, Object> described = new LinkedHashMap<>();
        described.put("date", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        described.put(
                "scenarios",
                options.scenarios().stream().map(ScenarioName::word).toList());
        described.put("platformStartedHere", options.url() == null);
        described.put("platformOptions", options.platformOptions());
        described.put("flightRecording", options.recording() != null);
        described.put("seconds", options.seconds());
        described.put("warmUpSeconds", options.warmUpSeconds());
        described.put("clients", options.clients());
        described.put("ratesPerSecond", options.ratesPerSecond());
        described.put("inFlightMax", options.inFlightMax());
        described.put("seats", options.seats());
        described.put("growthEvents", options.growthEvents());
        described.put("waitingFans", options.waitingFans());
        described.put("idempotencyKeys", options.idempotencyKeys());
        return described;
    }

    private static Table table(Map<String, Object> machine) {
        Table table = new Table("Machine", "", "");
        machine.forEach(table::row);
        return table;
    }

    private void publish() {
        System.out.print(report.markdown());
        if (options.out() != null) {
            try {
                Files.writeString(options.out(), report.json());
                Progress.say("The figures are in %s", options.out());
            } catch (IOException e) {
                throw new UncheckedIOException("The figures cannot be written to " + options.out(), e);
            }
        }
    }

    /** {@return the failures} */
    public List<String> failures() {
        return report.failures();
    }
}
