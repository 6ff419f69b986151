package io.cygi.settlement.job;

import io.cygi.contracts.value.ConcertId;
import io.cygi.messaging.Commands;
import java.time.Clock;
import java.time.Duration;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.interceptor.DefaultTransactionAttribute;

/** Makes the steps of one concert. */
final class ConcertWork {

    private static final int PAGES_PER_CHUNK = 1;

    private final JobRepository repository;
    private final PlatformTransactionManager transactions;
    private final ReadConcert.Parts parts;
    private final Commands commands;
    private final Clock clock;
    private final Duration payoutTimeout;

    ConcertWork(
            JobRepository repository,
            PlatformTransactionManager transactions,
            ReadConcert.Parts parts,
            Commands commands,
            Clock clock,
            Duration payoutTimeout) {
        this.repository = repository;
        this.transactions = transactions;
        this.parts = parts;
        this.commands = commands;
        this.clock = clock;
        this.payoutTimeout = payoutTimeout;
    }

    Step read(ConcertId concertId, String run) {
        ReadConcert reading = new ReadConcert(concertId, run, parts);
        return new StepBuilder(JobNames.READ, repository)
                .<ReadConcert.Read, ReadConcert.Read>chunk(PAGES_PER_CHUNK)
                .transactionManager(transactions)
                .reader(reading)
                .writer(reading)
                .build();
    }

    Step check(ConcertId concertId, String run) {
        CheckConcert check = new CheckConcert(concertId, run, parts);
        return new StepBuilder(JobNames.CHECK, repository)
                .<CheckConcert.Found, CheckConcert.Checked>chunk(PAGES_PER_CHUNK)
                .transactionManager(transactions)
                .reader(check)
                .processor(check)
                .writer(check)
                .build();
    }

    /** Without a transaction, because the command has to be stored in one of its own. */
    Step pay(ConcertId concertId, String run) {
        return new StepBuilder(JobNames.PAY, repository)
                .tasklet(new PayConcert(concertId, parts.settlements(), commands, clock, payoutTimeout), transactions)
                .transactionAttribute(new DefaultTransactionAttribute(TransactionDefinition.PROPAGATION_NOT_SUPPORTED))
                .build();
    }
}
