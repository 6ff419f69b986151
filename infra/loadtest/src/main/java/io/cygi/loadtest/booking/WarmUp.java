package io.cygi.loadtest.booking;

import io.cygi.loadtest.fans.Fan;
import io.cygi.loadtest.measure.Progress;
import io.cygi.loadtest.scenario.Scenario;
import io.cygi.loadtest.scenario.Stage;
import java.time.Duration;
import java.util.List;

/** Books until the platform's code is compiled. A short run would measure the compiler. */
public final class WarmUp implements Scenario {

    private static final int CLIENTS = 64;
    private static final int FANS_MAX = 6_000;
    private static final int FANS_PER_SECOND = 200;
    private static final double TELLING_SECONDS = 2;

    private final String label;

    /**
     * Creates the warm-up.
     *
     * @param label the prefix of the names of its figures, empty for the first platform of a run
     */
    public WarmUp(String label) {
        this.label = label;
    }

    @Override
    public void run(Stage stage) {
        int seconds = stage.options().warmUpSeconds();
        if (seconds == 0) {
            return;
        }
        Progress.say("Warming up for %d s", seconds);
        List<Fan> fans = stage.accounts().fans(Math.min(FANS_MAX, seconds * FANS_PER_SECOND));
        ClosedLoop loop = new ClosedLoop(stage.url(), stage.options().idempotencyKeys());
        long until = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
        long confirmed = 0;
        double latest = 0;
        for (long left = until - System.nanoTime(); left > 0; left = until - System.nanoTime()) {
            Sale sale = new Sale(stage.concert(fans.size()), fans);
            ClosedLoop.Result round = loop.run("warm-up", CLIENTS, Duration.ofNanos(left), sale);
            stage.report().errors("warm-up", round.errors());
            confirmed += round.confirmed();
            if (latest == 0 || round.seconds() >= TELLING_SECONDS) {
                latest = round.confirmedPerSecond();
            }
        }
        stage.expect(latest);
        stage.report().figures(label + "warm-up", new Figures(seconds, CLIENTS, confirmed, latest));
    }

    private record Figures(int seconds, int clients, long confirmed, double confirmedPerSecondInTheEnd) {}
}
