package io.cygi.settlement.job;

import io.cygi.contracts.correlation.Correlation;
import io.cygi.contracts.value.ConcertId;
import io.cygi.messaging.Commands;
import io.cygi.messaging.store.history.StoredEvents;
import io.cygi.settlement.SettlementProperties;
import io.cygi.settlement.check.CheckConcertTasklet;
import io.cygi.settlement.find.EndedConcertProjection;
import io.cygi.settlement.find.FindConcertsTasklet;
import io.cygi.settlement.pay.PayConcertTasklet;
import io.cygi.settlement.read.ReadConcertTasklet;
import io.cygi.settlement.read.ReadingStore;
import io.cygi.settlement.rules.RuleRepository;
import io.cygi.settlement.store.FindingRepository;
import io.cygi.settlement.store.SettlementRepository;
import io.cygi.settlement.store.SettlementState;
import io.cygi.settlement.store.StatementEntryReader;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import javax.sql.DataSource;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.configuration.support.MapJobRegistry;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.flow.FlowExecutionStatus;
import org.springframework.batch.core.job.flow.JobExecutionDecider;
import org.springframework.batch.core.launch.support.TaskExecutorJobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.repository.support.JdbcJobRepositoryFactoryBean;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.core.task.SyncTaskExecutor;
import org.springframework.core.task.TaskExecutor;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionOperations;

/** Configures the job, with its own tables and apart from any other use of Spring Batch in the process. */
@Configuration(proxyBeanMethods = false)
public class JobConfiguration {

    private static final Set<SettlementState> TO_READ =
            Set.of(SettlementState.FOUND, SettlementState.READING, SettlementState.WAITING, SettlementState.HELD_BACK);
    private static final Set<SettlementState> TO_CHECK = Set.of(SettlementState.STATED);
    private static final Set<SettlementState> TO_PAY = Set.of(SettlementState.CHECKED, SettlementState.ORDERED);

    @Bean
    JobRepository settlementJobRepository(
            DataSource dataSource, JdbcTemplate jdbc, PlatformTransactionManager transactions) throws Exception {
        JdbcJobRepositoryFactoryBean factory = new JdbcJobRepositoryFactoryBean();
        factory.setDataSource(dataSource);
        factory.setJdbcOperations(jdbc);
        factory.setDatabaseType("MYSQL");
        factory.setTransactionManager(transactions);
        // The process that runs the job holds a lock, so that no two processes create an execution at the same time.
        factory.setIsolationLevelForCreate("ISOLATION_DEFAULT");
        factory.afterPropertiesSet();
        return factory.getObject();
    }

    @Bean
    SettlementJob settlementJob(
            JobRepository repository,
            Job settlementBatchJob,
            SettlementRepository settlements,
            FindingRepository findings)
            throws Exception {
        MapJobRegistry registry = new MapJobRegistry();
        registry.register(settlementBatchJob);
        TaskExecutorJobOperator operator = new TaskExecutorJobOperator();
        operator.setJobRepository(repository);
        operator.setJobRegistry(registry);
        operator.setTaskExecutor(new SyncTaskExecutor());
        operator.afterPropertiesSet();
        return new SettlementJob(settlementBatchJob, operator, repository, settlements, findings);
    }

    @Bean
    JobHistoryCleaner settlementJobHistory(
            JdbcTemplate jdbc, TransactionOperations transaction, Clock clock, SettlementProperties properties) {
        return new JobHistoryCleaner(jdbc, transaction, clock, properties.jobHistory());
    }

    @Bean
    ReadConcertTasklet.Parts readingParts(
            StoredEvents events,
            SettlementRepository settlements,
            ReadingStore reading,
            FindingRepository findings,
            RuleRepository rules,
            SettlementProperties properties) {
        return new ReadConcertTasklet.Parts(events, settlements, reading, findings, rules, properties.eventsPerChunk());
    }

    @Bean
    CheckConcertTasklet.Parts checkingParts(
            StoredEvents events,
            SettlementRepository settlements,
            StatementEntryReader entries,
            FindingRepository findings,
            SettlementProperties properties) {
        return new CheckConcertTasklet.Parts(events, settlements, entries, findings, properties.eventsPerChunk());
    }

    @Bean
    PayConcertTasklet.Parts payingParts(
            SettlementRepository settlements, Commands commands, Clock clock, SettlementProperties properties) {
        return new PayConcertTasklet.Parts(settlements, commands, clock, properties.payoutTimeout());
    }

    @Bean
    ConcertStepFactory concertSteps(
            JobRepository repository,
            PlatformTransactionManager transactions,
            ReadConcertTasklet.Parts reading,
            CheckConcertTasklet.Parts checking,
            PayConcertTasklet.Parts paying) {
        return new ConcertStepFactory(repository, transactions, reading, checking, paying);
    }

    @Bean
    Step settlementFindStep(
            JobRepository repository,
            PlatformTransactionManager transactions,
            EndedConcertProjection concerts,
            SettlementRepository settlements,
            SettlementProperties properties) {
        FindConcertsTasklet find =
                new FindConcertsTasklet(concerts, settlements, properties.zone(), properties.concertsPerRunMax());
        return new StepBuilder(JobNames.FIND, repository)
                .tasklet(find, transactions)
                .allowStartIfComplete(true)
                .build();
    }

    @Bean
    Job settlementBatchJob(
            JobRepository repository,
            Step settlementFindStep,
            SettlementRepository settlements,
            FindingRepository findings,
            ConcertStepFactory steps,
            SettlementProperties properties) {
        int max = properties.concertsPerRunMax();
        TaskExecutor threads = threads(properties.concertsAtOnce());
        Step read = new ConcertStep(
                JobNames.READ, repository, findings, threads, at(settlements, TO_READ, max), steps::read);
        Step check = new ConcertStep(
                JobNames.CHECK, repository, findings, threads, at(settlements, TO_CHECK, max), steps::check);
        Step pay =
                new ConcertStep(JobNames.PAY, repository, findings, threads, at(settlements, TO_PAY, max), steps::pay);
        // A failure of one concert does not keep the others from the next step.
        JobExecutionDecider outcome = (job, last) -> new FlowExecutionStatus(
                job.getStepExecutions().stream().allMatch(step -> step.getStatus() == BatchStatus.COMPLETED)
                        ? "COMPLETED"
                        : "FAILED");
        return new JobBuilder(JobNames.JOB, repository)
                .start(settlementFindStep)
                .on("FAILED")
                .fail()
                .from(settlementFindStep)
                .on("*")
                .to(read)
                .on("*")
                .to(check)
                .on("*")
                .to(pay)
                .on("*")
                .to(outcome)
                .on("COMPLETED")
                .end()
                .from(outcome)
                .on("*")
                .fail()
                .end()
                .build();
    }

    private static BiFunction<String, LocalDate, List<ConcertId>> at(
            SettlementRepository settlements, Set<SettlementState> states, int max) {
        return (run, until) -> settlements.in(states, until, run, max);
    }

    private static TaskExecutor threads(int atOnce) {
        SimpleAsyncTaskExecutor threads = new SimpleAsyncTaskExecutor("settlement-");
        threads.setConcurrencyLimit(atOnce);
        // Payouts have the correlation id of the run.
        threads.setTaskDecorator(Correlation::carried);
        return threads;
    }
}
