package io.cygi.settlement.job;

import io.cygi.contracts.value.ConcertId;
import io.cygi.settlement.store.Finding;
import io.cygi.settlement.store.FindingKind;
import io.cygi.settlement.store.FindingRepository;
import java.util.List;
import java.util.function.BiFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobInterruptedException;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepExecution;

/**
 * The part of a step that is about one concert. What it works with is made for each concert anew. A fault becomes a
 * finding, which an admin can read, and the other concerts go on.
 */
final class ConcertStep implements Step {

    private static final Logger LOG = LoggerFactory.getLogger(ConcertStep.class);

    private final String name;
    private final FindingRepository findings;
    private final BiFunction<ConcertId, String, Step> maker;

    /** @param name of the step @param maker makes the step of a concert in a run */
    ConcertStep(String name, FindingRepository findings, BiFunction<ConcertId, String, Step> maker) {
        this.name = name;
        this.findings = findings;
        this.maker = maker;
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public boolean isAllowStartIfComplete() {
        return true;
    }

    @Override
    public int getStartLimit() {
        return Integer.MAX_VALUE;
    }

    @Override
    public void execute(StepExecution execution) throws JobInterruptedException {
        ConcertId concertId = new ConcertId(execution.getExecutionContext().getString(JobNames.CONCERT));
        String run = String.valueOf(execution.getJobParameters().getString(JobNames.RUN));
        findings.resolveFaults(concertId);
        maker.apply(concertId, run).execute(execution);
        if (execution.getStatus() == BatchStatus.FAILED || execution.getStatus() == BatchStatus.UNKNOWN) {
            LOG.error("Settling concert {} failed at {}", concertId, name);
            findings.add(
                    concertId,
                    run,
                    List.of(new Finding(
                            FindingKind.FAULT,
                            null,
                            null,
                            null,
                            "The step '" + name
                                    + "' failed; the platform's log says why. The next run tries it again.")));
        }
    }
}
