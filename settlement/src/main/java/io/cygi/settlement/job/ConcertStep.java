package io.cygi.settlement.job;

import io.cygi.contracts.value.ConcertId;
import io.cygi.settlement.store.Finding;
import io.cygi.settlement.store.FindingRepository;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobInterruptedException;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.core.task.TaskExecutor;

/**
 * A step of the job that works on several concerts, each in a partition of its own and some at the same time. A fault
 * in one concert becomes a finding, and the other concerts continue.
 */
final class ConcertStep implements Step {

    private static final Logger LOG = LoggerFactory.getLogger(ConcertStep.class);

    private final String name;
    private final JobRepository repository;
    private final FindingRepository findings;
    private final TaskExecutor threads;
    private final BiFunction<String, LocalDate, List<ConcertId>> concerts;
    private final BiFunction<ConcertId, String, Step> maker;

    /**
     * Creates the step.
     *
     * @param name name of the step
     * @param repository Spring Batch's repository
     * @param findings stores faults
     * @param threads runs the partitions
     * @param concerts returns the concerts of this step, for a run and its last day
     * @param maker creates the step of one concert in a run
     */
    ConcertStep(
            String name,
            JobRepository repository,
            FindingRepository findings,
            TaskExecutor threads,
            BiFunction<String, LocalDate, List<ConcertId>> concerts,
            BiFunction<ConcertId, String, Step> maker) {
        this.name = name;
        this.repository = repository;
        this.findings = findings;
        this.threads = threads;
        this.concerts = concerts;
        this.maker = maker;
    }

    @Override
    public String getName() {
        return name;
    }

    /** {@return true} The step runs again, for the concerts that it did not finish. */
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
        if (execution.getExecutionContext().containsKey(JobNames.CONCERT)) {
            executeFor(new ConcertId(execution.getExecutionContext().getString(JobNames.CONCERT)), execution);
            return;
        }
        JobParameters parameters = execution.getJobParameters();
        String run = Objects.requireNonNull(parameters.getString(JobNames.RUN));
        LocalDate until = Objects.requireNonNull(parameters.getLocalDate(JobNames.UNTIL));
        new StepBuilder(name, repository)
                .partitioner(name, gridSize -> partitions(concerts.apply(run, until)))
                .step(this)
                .taskExecutor(threads)
                .allowStartIfComplete(true)
                .build()
                .execute(execution);
    }

    private static Map<String, ExecutionContext> partitions(List<ConcertId> concerts) {
        Map<String, ExecutionContext> partitions = new LinkedHashMap<>();
        for (ConcertId concert : concerts) {
            ExecutionContext context = new ExecutionContext();
            context.putString(JobNames.CONCERT, concert.value());
            partitions.put(concert.value(), context);
        }
        return partitions;
    }

    private void executeFor(ConcertId concertId, StepExecution execution) throws JobInterruptedException {
        String run = Objects.requireNonNull(execution.getJobParameters().getString(JobNames.RUN));
        findings.resolveFaults(concertId);
        maker.apply(concertId, run).execute(execution);
        if (execution.getStatus() == BatchStatus.FAILED || execution.getStatus() == BatchStatus.UNKNOWN) {
            LOG.error("Settling concert {} failed at {}", concertId, name);
            String detail = "The step '" + name + "' failed; the platform's log says why. The next run tries it again.";
            findings.add(concertId, run, List.of(Finding.fault(detail)));
        }
    }
}
