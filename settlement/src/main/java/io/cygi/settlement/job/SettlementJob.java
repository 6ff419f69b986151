package io.cygi.settlement.job;

import io.cygi.settlement.book.Settlements;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
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
 * Runs the job for as long as there is something that it can do. What a process left behind that died is recovered and
 * goes on where it was.
 */
public class SettlementJob {

    private static final Logger LOG = LoggerFactory.getLogger(SettlementJob.class);

    private final Job job;
    private final JobOperator operator;
    private final JobRepository repository;
    private final Settlements settlements;

    SettlementJob(Job job, JobOperator operator, JobRepository repository, Settlements settlements) {
        this.job = job;
        this.operator = operator;
        this.repository = repository;
        this.settlements = settlements;
    }

    /** How the job ended. */
    public enum Ending {
        /** Everything that can be settled is. */
        COMPLETED,
        /** Something failed; findings say what. */
        FAILED,
        /** It was stopped, and goes on when it is run again. */
        STOPPED
    }

    /**
     * Runs the job. Nobody else may run it meanwhile.
     *
     * @param run what asked for it
     * @param until only concerts that ended on that day or before
     */
    public Ending run(String run, LocalDate until) {
        Ending ending = Ending.COMPLETED;
        long before = Long.MAX_VALUE;
        long left = Long.MAX_VALUE - 1;
        // A part takes a bounded number of concerts; one that gets nowhere is the last.
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

    /**
     * {@return the job's last execution for a part of a run} One that a process has left behind is recovered and goes on;
     * one that failed is followed by a new instance, because the settlements themselves know where to go on.
     */
    private JobExecution execute(String run, LocalDate until, long part) {
        for (long round = 1; ; round++) {
            JobParameters parameters = parameters(run, until, part, round);
            JobExecution last = repository.getLastJobExecution(JobNames.JOB, parameters);
            if (last == null) {
                return start(parameters);
            }
            if (last.getStatus() == BatchStatus.COMPLETED) {
                return last;
            }
            JobExecution restarted = last.getStatus().isRunning() ? recovered(last) : null;
            if (restarted != null) {
                return restarted;
            }
        }
    }

    private JobExecution start(JobParameters parameters) {
        try {
            return operator.start(job, parameters);
        } catch (JobExecutionAlreadyRunningException
                | JobInstanceAlreadyCompleteException
                | JobRestartException
                | InvalidJobParametersException e) {
            throw new IllegalStateException("the settlement job cannot be run with " + parameters, e);
        }
    }

    private @Nullable JobExecution recovered(JobExecution left) {
        try {
            LOG.info("Recovering a settlement job that a process has left behind");
            return operator.restart(operator.recover(left));
        } catch (JobRestartException e) {
            // It died between two of the job's own notes, which do not fit each other.
            LOG.warn("The settlement job that was left behind is followed by a new one", e);
            return null;
        }
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
