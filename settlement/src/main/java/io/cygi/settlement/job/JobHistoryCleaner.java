package io.cygi.settlement.job;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Removes Spring Batch's records of jobs that ended some time ago. The settlements contain what was settled; the
 * records serve the analysis of faults.
 */
public class JobHistoryCleaner {

    /** Bound on the job instances that are removed at a time. The next call removes the rest. */
    public static final int REMOVED_MAX = 50;

    private static final String STEPS = """
            SELECT s.STEP_EXECUTION_ID FROM BATCH_STEP_EXECUTION s
              JOIN BATCH_JOB_EXECUTION e ON e.JOB_EXECUTION_ID = s.JOB_EXECUTION_ID WHERE e.JOB_INSTANCE_ID = ?""";

    private static final String EXECUTIONS =
            "SELECT JOB_EXECUTION_ID FROM BATCH_JOB_EXECUTION WHERE JOB_INSTANCE_ID = ?";

    /** The statements, in the order that the references between the tables require. */
    private static final List<String> REMOVALS = List.of(
            "DELETE FROM BATCH_STEP_EXECUTION_CONTEXT WHERE STEP_EXECUTION_ID IN (" + STEPS + ")",
            "DELETE FROM BATCH_STEP_EXECUTION WHERE JOB_EXECUTION_ID IN (" + EXECUTIONS + ")",
            "DELETE FROM BATCH_JOB_EXECUTION_CONTEXT WHERE JOB_EXECUTION_ID IN (" + EXECUTIONS + ")",
            "DELETE FROM BATCH_JOB_EXECUTION_PARAMS WHERE JOB_EXECUTION_ID IN (" + EXECUTIONS + ")",
            "DELETE FROM BATCH_JOB_EXECUTION WHERE JOB_INSTANCE_ID = ?",
            "DELETE FROM BATCH_JOB_INSTANCE WHERE JOB_INSTANCE_ID = ?");

    private final JdbcTemplate jdbc;
    private final TransactionOperations transaction;
    private final Clock clock;
    private final Duration kept;

    /** Creates the cleaner. @param kept time after a job's end for which its records are kept */
    JobHistoryCleaner(JdbcTemplate jdbc, TransactionOperations transaction, Clock clock, Duration kept) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
        this.kept = kept;
    }

    /**
     * {@return the number of job instances that were removed} Removes the oldest whose executions all ended long enough
     * ago.
     */
    public int prune() {
        List<Long> old = jdbc.queryForList(
                """
                SELECT i.JOB_INSTANCE_ID FROM BATCH_JOB_INSTANCE i
                 WHERE NOT EXISTS (SELECT 1 FROM BATCH_JOB_EXECUTION e
                                    WHERE e.JOB_INSTANCE_ID = i.JOB_INSTANCE_ID
                                      AND (e.END_TIME IS NULL OR e.END_TIME >= ?))
                 ORDER BY i.JOB_INSTANCE_ID LIMIT ?""", Long.class, Timestamp.from(clock.instant().minus(kept)), REMOVED_MAX);
        for (Long instance : old) {
            // Instances are removed one at a time, because one may have a few thousand steps.
            transaction.executeWithoutResult(
                    status -> REMOVALS.forEach(sql -> jdbc.update(sql, Objects.requireNonNull(instance))));
        }
        return old.size();
    }
}
