package io.cygi.settlement.job;

import io.cygi.contracts.value.ConcertId;
import io.cygi.settlement.check.CheckConcert;
import io.cygi.settlement.pay.PayConcert;
import io.cygi.settlement.read.ReadConcert;
import java.util.function.Function;
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
    private final ReadConcert.Parts reading;
    private final CheckConcert.Parts checking;
    private final Function<ConcertId, PayConcert> payout;

    ConcertWork(
            JobRepository repository,
            PlatformTransactionManager transactions,
            ReadConcert.Parts reading,
            CheckConcert.Parts checking,
            Function<ConcertId, PayConcert> payout) {
        this.repository = repository;
        this.transactions = transactions;
        this.reading = reading;
        this.checking = checking;
        this.payout = payout;
    }

    Step read(ConcertId concertId, String run) {
        ReadConcert read = new ReadConcert(concertId, run, reading);
        return new StepBuilder(JobNames.READ, repository)
                .<ReadConcert.Read, ReadConcert.Read>chunk(PAGES_PER_CHUNK)
                .transactionManager(transactions)
                .reader(read)
                .writer(read)
                .build();
    }

    Step check(ConcertId concertId, String run) {
        CheckConcert check = new CheckConcert(concertId, run, checking);
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
                .tasklet(payout.apply(concertId), transactions)
                .transactionAttribute(new DefaultTransactionAttribute(TransactionDefinition.PROPAGATION_NOT_SUPPORTED))
                .build();
    }
}
