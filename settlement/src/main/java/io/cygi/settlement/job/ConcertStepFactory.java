package io.cygi.settlement.job;

import io.cygi.contracts.value.ConcertId;
import io.cygi.settlement.check.CheckConcertTasklet;
import io.cygi.settlement.events.PageTasklet;
import io.cygi.settlement.pay.PayConcertTasklet;
import io.cygi.settlement.read.ReadConcertTasklet;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.interceptor.DefaultTransactionAttribute;

/** Creates the steps of one concert. Each is a tasklet. */
final class ConcertStepFactory {

    private final JobRepository repository;
    private final PlatformTransactionManager transactions;
    private final ReadConcertTasklet.Parts reading;
    private final CheckConcertTasklet.Parts checking;
    private final PayConcertTasklet.Parts paying;

    ConcertStepFactory(
            JobRepository repository,
            PlatformTransactionManager transactions,
            ReadConcertTasklet.Parts reading,
            CheckConcertTasklet.Parts checking,
            PayConcertTasklet.Parts paying) {
        this.repository = repository;
        this.transactions = transactions;
        this.reading = reading;
        this.checking = checking;
        this.paying = paying;
    }

    Step read(ConcertId concertId, String run) {
        return pages(JobNames.READ, new ReadConcertTasklet(concertId, run, reading));
    }

    Step check(ConcertId concertId, String run) {
        return pages(JobNames.CHECK, new CheckConcertTasklet(concertId, run, checking));
    }

    private Step pages(String name, PageTasklet<?> tasklet) {
        return new StepBuilder(name, repository)
                .tasklet(tasklet, transactions).stream(tasklet).build();
    }

    /** {@return the step of the payout} It has no transaction, because the command is stored in its own. */
    Step pay(ConcertId concertId, String run) {
        return new StepBuilder(JobNames.PAY, repository)
                .tasklet(new PayConcertTasklet(concertId, paying), transactions)
                .transactionAttribute(new DefaultTransactionAttribute(TransactionDefinition.PROPAGATION_NOT_SUPPORTED))
                .build();
    }
}
