package io.cygi.settlement.job;

import io.cygi.contracts.value.ConcertId;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import org.springframework.batch.core.job.JobInterruptedException;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.core.task.TaskExecutor;

/** A step of the job: a partition for each concert that is at it, some of them at the same time. */
final class ConcertsStep implements Step {

    private final JobRepository repository;
    private final ConcertStep concertStep;
    private final BiFunction<String, LocalDate, List<ConcertId>> concerts;
    private final TaskExecutor threads;

    /** @param concerts gives those that are at this step, for a run and its last day */
    ConcertsStep(
            JobRepository repository,
            ConcertStep concertStep,
            BiFunction<String, LocalDate, List<ConcertId>> concerts,
            TaskExecutor threads) {
        this.repository = repository;
        this.concertStep = concertStep;
        this.concerts = concerts;
        this.threads = threads;
    }

    @Override
    public String getName() {
        return concertStep.getName();
    }

    /** What was not done the last time is to be done. */
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
        JobParameters parameters = execution.getJobParameters();
        String run = Objects.requireNonNull(parameters.getString(JobNames.RUN));
        LocalDate until = Objects.requireNonNull(parameters.getLocalDate(JobNames.UNTIL));
        new StepBuilder(getName(), repository)
                .partitioner(getName(), gridSize -> partitions(concerts.apply(run, until)))
                .step(concertStep)
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
}
