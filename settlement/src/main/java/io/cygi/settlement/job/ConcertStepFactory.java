package io.cygi.settlement.job;

import io.cygi.contracts.value.ConcertId;
import io.cygi.settlement.check.CheckConcertTasklet;
import io.cygi.settlement.pay.PayConcertTasklet;
import io.cygi.settlement.read.ReadConcertTasklet;
import java.util.function.Function;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.interceptor.DefaultTransactionAttribute;

/** Makes the steps of one concert. */
final class ConcertStepFactory {

    private static final int PAGES_PER_CHUNK = 1;

    private final JobRepository repository;
    private final PlatformTransactionManager transactions;
    private final ReadConcertTasklet.Parts reading;
    private final CheckConcertTasklet.Parts checking;
    private final Function<ConcertId, PayConcertTasklet> payout;

    ConcertStepFactory(
            JobRepository repository,
            PlatformTransactionManager transactions,
            ReadConcertTasklet.Parts reading,
            CheckConcertTasklet.Parts checking,
            Function<ConcertId, PayConcertTasklet> payout) {
        this.repository = repository;
        this.transactions = transactions;
        this.reading = reading;
        this.checking = checking;
        this.payout = payout;
    }

    Step read(ConcertId concertId, String run) {
        ReadConcertTasklet read = new ReadConcertTasklet(concertId, run, reading);
        return new StepBuilder(JobNames.READ, repository)
                .<ReadConcertTasklet.Read, ReadConcertTasklet.Read>chunk(PAGES_PER_CHUNK)
                .transactionManager(transactions)
                .reader(read)
                .writer(read)
                .build();
    }

    Step check(ConcertId concertId, String run) {
        CheckConcertTasklet check = new CheckConcertTasklet(concertId, run, checking);
        return new StepBuilder(JobNames.CHECK, repository)
                .<CheckConcertTasklet.Found, CheckConcertTasklet.Checked>chunk(PAGES_PER_CHUNK)
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
