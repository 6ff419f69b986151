package io.cygi.settlement.pay;

import io.cygi.contracts.value.ConcertId;
import io.cygi.contracts.value.Money;
import io.cygi.contracts.value.WalletId;
import io.cygi.contracts.wallet.WalletCommand.CreditPayout;
import io.cygi.messaging.Commands;
import io.cygi.settlement.store.Settlement;
import io.cygi.settlement.store.SettlementRepository;
import io.cygi.settlement.store.SettlementState;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;

/**
 * Orders a concert's payout and waits for the wallet's event that confirms it. Amount and identifier are derived from
 * the statement, which no longer changes, so a repeated order changes nothing.
 */
public final class PayConcertTasklet implements Tasklet {

    private static final long POLL_NANOS = Duration.ofMillis(10).toNanos();

    private final ConcertId concertId;
    private final Parts parts;

    /**
     * The collaborators of paying.
     *
     * @param settlements the settlements of all concerts
     * @param commands the way to the wallets
     * @param clock the clock for the time of a payout's order
     * @param timeout bound on the wait for the wallet's event
     */
    public record Parts(SettlementRepository settlements, Commands commands, Clock clock, Duration timeout) {}

    /** Creates the tasklet. @param concertId the concert @param parts the collaborators */
    public PayConcertTasklet(ConcertId concertId, Parts parts) {
        this.concertId = concertId;
        this.parts = parts;
    }

    @Override
    public RepeatStatus execute(StepContribution contribution, ChunkContext context) {
        Settlement settlement = parts.settlements.require(concertId);
        if (!settlement.state().published() || settlement.state() == SettlementState.SETTLED) {
            return RepeatStatus.FINISHED;
        }
        Money net = Objects.requireNonNull(settlement.statement(), "a checked settlement has a statement")
                .totals()
                .net();
        if (!net.positive()) {
            parts.settlements.settled(settlement.settlementId(), parts.clock.instant());
            return RepeatStatus.FINISHED;
        }
        parts.settlements.advance(concertId, SettlementState.CHECKED, SettlementState.ORDERED);
        parts.commands.send(new CreditPayout(
                new WalletId(settlement.concert().organizerId()),
                settlement.settlementId().value(),
                net,
                parts.clock.instant()));
        awaitSettled();
        return RepeatStatus.FINISHED;
    }

    private void awaitSettled() {
        long until = System.nanoTime() + parts.timeout.toNanos();
        while (parts.settlements.require(concertId).state() != SettlementState.SETTLED) {
            if (System.nanoTime() > until) {
                throw new IllegalStateException("the wallet has not said within " + parts.timeout
                        + " that it has the payout of " + concertId + "; the next run asks again");
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
    }
}
