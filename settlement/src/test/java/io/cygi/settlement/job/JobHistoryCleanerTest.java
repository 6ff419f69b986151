package io.cygi.settlement.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.cygi.messaging.TimeOrderedIds;
import io.cygi.settlement.SettlementModuleTest;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionOperations;

@SettlementModuleTest
class JobHistoryCleanerTest {

    private static final Duration KEPT = Duration.ofDays(10);
    private static final List<String> TABLES = List.of(
            "BATCH_STEP_EXECUTION_CONTEXT",
            "BATCH_STEP_EXECUTION",
            "BATCH_JOB_EXECUTION_CONTEXT",
            "BATCH_JOB_EXECUTION_PARAMS",
            "BATCH_JOB_EXECUTION",
            "BATCH_JOB_INSTANCE");

    @Autowired
    private JobRepository repository;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private TransactionOperations transaction;

    private JobHistoryCleaner history;

    @BeforeEach
    void forget() {
        history = new JobHistoryCleaner(jdbc, transaction, Clock.systemUTC(), KEPT);
        transaction.executeWithoutResult(status -> TABLES.forEach(table -> jdbc.update("DELETE FROM " + table)));
    }

    @Test
    void removesAllOfAJobThatEndedLongAgo() {
        execution(KEPT.plusHours(1));

        assertThat(history.prune()).isOne();

        assertThat(TABLES).allMatch(table -> count(table) == 0);
    }

    @Test
    void keepsRecentAndRunningJobs() {
        JobExecution lately = execution(KEPT.minusHours(1));
        JobExecution underWay = execution(null);

        assertThat(history.prune()).isZero();

        assertThat(jdbc.queryForList("SELECT JOB_EXECUTION_ID FROM BATCH_JOB_EXECUTION", Long.class))
                .containsExactlyInAnyOrder(lately.getId(), underWay.getId());
        assertThat(count("BATCH_STEP_EXECUTION_CONTEXT")).isEqualTo(2);
    }

    @Test
    void removesTheOldestFirstUpToItsBound() {
        for (int i = 0; i < JobHistoryCleaner.REMOVED_MAX + 2; i++) {
            execution(KEPT.plusDays(1));
        }

        assertThat(history.prune()).isEqualTo(JobHistoryCleaner.REMOVED_MAX);
        assertThat(count("BATCH_JOB_INSTANCE")).isEqualTo(2);
        assertThat(history.prune()).isEqualTo(2);
        assertThat(TABLES).allMatch(table -> count(table) == 0);
    }

    private long count(String table) {
        Long count = jdbc.queryForObject("SELECT COUNT(*) FROM " + table, Long.class);
        return count == null ? 0 : count;
    }

    private JobExecution execution(@Nullable Duration endedAgo) {
        JobParameters parameters = new JobParametersBuilder()
                .addString(JobNames.RUN, TimeOrderedIds.next())
                .toJobParameters();
        JobExecution execution = repository.createJobExecution(
                repository.createJobInstance(JobNames.JOB, parameters), parameters, new ExecutionContext());
        StepExecution step = repository.createStepExecution(JobNames.READ, execution);
        repository.update(step);
        execution.setStatus(endedAgo == null ? BatchStatus.STARTED : BatchStatus.COMPLETED);
        if (endedAgo != null) {
            execution.setEndTime(LocalDateTime.now(ZoneId.systemDefault()).minus(endedAgo));
        }
        repository.update(execution);
        return execution;
    }
}
