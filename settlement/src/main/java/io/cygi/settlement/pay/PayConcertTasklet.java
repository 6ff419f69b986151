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
    private final SettlementRepository settlements;
    private final Commands commands;
    private final Clock clock;
    private final Duration timeout;

    /** Creates the tasklet. @param timeout bound on the wait for the wallet's event */
    public PayConcertTasklet(
            ConcertId concertId, SettlementRepository settlements, Commands commands, Clock clock, Duration timeout) {
        this.concertId = concertId;
        this.settlements = settlements;
        this.commands = commands;
        this.clock = clock;
        this.timeout = timeout;
    }

    @Override
    public RepeatStatus execute(StepContribution contribution, ChunkContext context) {
        Settlement settlement = settlements.require(concertId);
        if (!settlement.state().published() || settlement.state() == SettlementState.SETTLED) {
            return RepeatStatus.FINISHED;
        }
        Money net = Objects.requireNonNull(settlement.statement(), "a checked settlement has a statement")
                .totals()
                .net();
        if (!net.positive()) {
            settlements.settled(settlement.settlementId(), clock.instant());
            return RepeatStatus.FINISHED;
        }
        settlements.advance(concertId, SettlementState.CHECKED, SettlementState.ORDERED);
        commands.send(new CreditPayout(
                new WalletId(settlement.concert().organizerId()),
                settlement.settlementId().value(),
                net,
                clock.instant()));
        awaitSettled();
        return RepeatStatus.FINISHED;
    }

    private void awaitSettled() {
        long until = System.nanoTime() + timeout.toNanos();
        while (settlements.require(concertId).state() != SettlementState.SETTLED) {
            if (System.nanoTime() > until) {
                throw new IllegalStateException("the wallet has not said within " + timeout
                        + " that it has the payout of " + concertId + "; the next run asks again");
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
    }
}
