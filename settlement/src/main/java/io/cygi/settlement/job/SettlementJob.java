package io.cygi.settlement.job;

import io.cygi.settlement.store.FindingRepository;
import io.cygi.settlement.store.SettlementRepository;
import java.time.LocalDate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.parameters.InvalidJobParametersException;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.launch.JobExecutionAlreadyRunningException;
import org.springframework.batch.core.launch.JobInstanceAlreadyCompleteException;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.launch.JobRestartException;
import org.springframework.batch.core.repository.JobRepository;

/**
 * Runs the job while it makes progress. The settlements know where to resume, so every execution is a new job instance.
 * Spring Batch would restart an old instance by its own records, which are written one after the other and are
 * inconsistent if the process dies between two of them.
 */
public class SettlementJob {

    private static final Logger LOG = LoggerFactory.getLogger(SettlementJob.class);

    private final Job job;
    private final JobOperator operator;
    private final JobRepository repository;
    private final SettlementRepository settlements;
    private final FindingRepository findings;

    SettlementJob(
            Job job,
            JobOperator operator,
            JobRepository repository,
            SettlementRepository settlements,
            FindingRepository findings) {
        this.job = job;
        this.operator = operator;
        this.repository = repository;
        this.settlements = settlements;
        this.findings = findings;
    }

    /** The way in which the job ended. */
    public enum Ending {
        /** All concerts that can be settled are settled. */
        COMPLETED,
        /** A part failed; the findings tell why. */
        FAILED,
        /** The job was stopped, and resumes when it is run again. */
        STOPPED
    }

    /**
     * Runs the job. No other process may run it at the same time. Faults of an earlier attempt of the same run are
     * resolved, and their concerts are worked on again.
     *
     * @param run the run that requested the job
     * @param until last day: only concerts that ended on or before it are settled
     */
    public Ending run(String run, LocalDate until) {
        findings.resolveFaults(run);
        Ending ending = Ending.COMPLETED;
        long before = Long.MAX_VALUE;
        long left = Long.MAX_VALUE - 1;
        // A part takes a bounded number of concerts; a part without progress is the last.
        for (long part = 1; left > 0 && left < before; part++) {
            JobExecution execution = execute(run, until, part);
            if (stopped(execution)) {
                return Ending.STOPPED;
            }
            if (execution.getStatus() != BatchStatus.COMPLETED) {
                ending = Ending.FAILED;
            }
            before = left;
            left = settlements.untouched(until, run);
        }
        if (left > 0) {
            LOG.error("Settlement run {} left {} concerts unsettled and without a finding", run, left);
            return Ending.FAILED;
        }
        return ending;
    }

    private static boolean stopped(JobExecution execution) {
        return execution.getStatus() == BatchStatus.STOPPED
                || Thread.currentThread().isInterrupted()
                || execution.getAllFailureExceptions().stream().anyMatch(SettlementJob::ofInterruption);
    }

    private static boolean ofInterruption(Throwable fault) {
        return fault instanceof InterruptedException || fault.getCause() != null && ofInterruption(fault.getCause());
    }

    private JobExecution execute(String run, LocalDate until, long part) {
        JobParameters parameters = ofNewInstance(run, until, part);
        try {
            return operator.start(job, parameters);
        } catch (JobExecutionAlreadyRunningException
                | JobInstanceAlreadyCompleteException
                | JobRestartException
                | InvalidJobParametersException e) {
            throw new IllegalStateException("the settlement job cannot be run with " + parameters, e);
        }
    }

    /** {@return parameters that no instance has yet} Executions that a dead process left behind are marked as ended. */
    private JobParameters ofNewInstance(String run, LocalDate until, long part) {
        long round = 1;
        JobParameters parameters = parameters(run, until, part, round);
        // An instance may have no execution, because they are written one after the other.
        while (repository.getJobInstance(JobNames.JOB, parameters) != null) {
            JobExecution last = repository.getLastJobExecution(JobNames.JOB, parameters);
            if (last != null && last.getStatus().isRunning()) {
                LOG.info("A settlement job that a dead process left behind is replaced by a new one");
                operator.recover(last);
            }
            round++;
            parameters = parameters(run, until, part, round);
        }
        return parameters;
    }

    private static JobParameters parameters(String run, LocalDate until, long part, long round) {
        return new JobParametersBuilder()
                .addString(JobNames.RUN, run)
                .addLocalDate(JobNames.UNTIL, until)
                .addLong(JobNames.PART, part)
                .addLong(JobNames.ROUND, round)
                .toJobParameters();
    }
}
