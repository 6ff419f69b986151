package io.cygi.settlement.run;

import static io.cygi.messaging.worker.FailureReason.ATTEMPTS_EXHAUSTED;
import static io.cygi.messaging.worker.FailureReason.PARTS_FAILED;

import io.cygi.contracts.correlation.Correlation;
import io.cygi.messaging.worker.FailureReason;
import io.cygi.settlement.job.JobHistoryCleaner;
import io.cygi.settlement.job.SettlementJob;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries out requested runs one after the other, in one process at a time. */
final class RunWorker {

    private static final Logger LOG = LoggerFactory.getLogger(RunWorker.class);

    /** Attempts at a run that never ends before it is given up. The next run takes its concerts. */
    private static final int ATTEMPTS_MAX = 200;

    /**
     * Attempts at a run with faults before its concerts are left to the next run. A fault may be gone a moment later.
     */
    private static final int ATTEMPTS_WITH_FAULTS_MAX = 3;

    private final RunRepository runs;
    private final RunSchedule schedule;
    private final SettlementJob job;
    private final JobHistoryCleaner history;
    private final DataSource dataSource;
    private final Clock clock;

    RunWorker(
            RunRepository runs,
            RunSchedule schedule,
            SettlementJob job,
            JobHistoryCleaner history,
            DataSource dataSource,
            Clock clock) {
        this.runs = runs;
        this.schedule = schedule;
        this.job = job;
        this.history = history;
        this.dataSource = dataSource;
        this.clock = clock;
    }

    /** Carries out the waiting runs. A failure is stored with the runs that wait. */
    void poll() {
        try {
            carryOutAll();
        } catch (RuntimeException | Error e) {
            // An interruption means that the process is stopping, which is no failure.
            if (!Thread.currentThread().isInterrupted()) {
                runs.failing(FailureReason.of(e), e);
            }
            throw e;
        }
    }

    private void carryOutAll() {
        schedule.poll(clock.instant());
        if (runs.next().isEmpty()) {
            return;
        }
        try (RunLock lock = RunLock.tryTake(dataSource)) {
            boolean going = lock != null;
            while (going) {
                Optional<SettlementRun> next = runs.next();
                going = next.isPresent() && carryOutCorrelated(next.get());
            }
        }
    }

    /** {@return whether the run has ended} */
    private boolean carryOutCorrelated(SettlementRun run) {
        return Correlation.call(runs.correlation(run.runId()), () -> carryOut(run));
    }

    private boolean carryOut(SettlementRun run) {
        int attempt = runs.begin(run.runId());
        if (attempt > ATTEMPTS_MAX) {
            LOG.error(
                    "Settlement run {} was begun {} times and never ended; it is given up", run.runId(), ATTEMPTS_MAX);
            runs.end(run.runId(), RunState.FAILED, Objects.requireNonNullElse(run.reason(), ATTEMPTS_EXHAUSTED));
            return true;
        }
        SettlementJob.Ending ending = job.run(run.runId(), run.date());
        if (ending == SettlementJob.Ending.STOPPED) {
            LOG.info("Settlement run {} was stopped, and goes on with the next start", run.runId());
            return false;
        }
        boolean clean = ending == SettlementJob.Ending.COMPLETED && runs.faults(run.runId()) == 0;
        if (!clean && attempt < ATTEMPTS_WITH_FAULTS_MAX) {
            LOG.warn("Settlement run {} met faults and is tried again", run.runId());
            runs.partsFailed(run.runId());
            return false;
        }
        runs.end(run.runId(), clean ? RunState.COMPLETED : RunState.FAILED, clean ? null : PARTS_FAILED);
        runs.find(run.runId())
                .ifPresent(ended -> LOG.info(
                        "Settlement run {} until {} {}: {} settled, {} waiting, {} held back, {} failed",
                        ended.runId(),
                        ended.date(),
                        ended.state(),
                        ended.settled(),
                        ended.waiting(),
                        ended.heldBack(),
                        ended.failed()));
        history.prune();
        return true;
    }
}
