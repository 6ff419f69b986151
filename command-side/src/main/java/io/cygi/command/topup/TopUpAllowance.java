package io.cygi.command.topup;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import io.cygi.contracts.ProblemCode;
import io.cygi.contracts.RefusedException;
import io.cygi.contracts.topup.TopUpAllowanceCommand.ClaimTopUp;
import io.cygi.contracts.topup.TopUpAllowanceCommand.CloseTopUpClaim;
import io.cygi.contracts.topup.TopUpAllowanceEvent.TopUpClaimClosed;
import io.cygi.contracts.topup.TopUpAllowanceEvent.TopUpClaimed;
import io.cygi.contracts.value.Money;
import io.cygi.contracts.value.TopUpAllowanceId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.serialization.Revision;
import org.axonframework.spring.stereotype.Aggregate;

/**
 * Bounds what an account tops up on a day in Seoul, and how many of its top-ups are open at once. An open top-up counts with
 * its whole amount; one that ended without a credit does not count. Its snapshots are its fields.
 */
@Aggregate(type = "top-up-allowance", repository = "topUpAllowanceRepository")
@Revision("1")
@JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY)
class TopUpAllowance {

    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");

    @AggregateIdentifier
    private TopUpAllowanceId allowanceId;

    // Not final, because a snapshot sets them.
    private Map<String, Claim> open = new HashMap<>();
    private LocalDate day = LocalDate.EPOCH;
    private Money creditedOnDay = Money.ZERO;

    TopUpAllowance() {}

    /** A claim of an open top-up. @param amount how much @param day on which it counts */
    record Claim(Money amount, LocalDate day) {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(ClaimTopUp command) {
        if (open.containsKey(command.topUpId().uuid())) {
            return;
        }
        if (!command.amount().positive()) {
            throw new IllegalArgumentException("money that moves is more than nothing");
        }
        if (open.size() >= command.openMax()) {
            throw new RefusedException(
                    ProblemCode.LIMIT_EXCEEDED,
                    "An account may have " + command.openMax()
                            + " open top-ups. Finish one, or wait until it expires.");
        }
        if (claimedOn(dayOf(command.at())).plus(command.amount()).compareTo(command.dayLimit()) > 0) {
            throw new RefusedException(
                    ProblemCode.LIMIT_EXCEEDED,
                    "An account may top up " + command.dayLimit().amount() + " points a day.");
        }
        apply(new TopUpClaimed(
                command.allowanceId(),
                command.topUpId(),
                command.amount(),
                command.returnUrl(),
                command.expiresAt(),
                command.at()));
    }

    @CommandHandler
    void handle(CloseTopUpClaim command) {
        if (open.containsKey(command.topUpId().uuid())) {
            apply(new TopUpClaimClosed(allowanceId, command.topUpId(), command.credited(), command.at()));
        }
    }

    @EventSourcingHandler
    void on(TopUpClaimed event) {
        allowanceId = event.allowanceId();
        open.put(event.topUpId().uuid(), new Claim(event.amount(), dayOf(event.at())));
    }

    @EventSourcingHandler
    void on(TopUpClaimClosed event) {
        Claim claim = open.remove(event.topUpId().uuid());
        if (claim != null && event.credited() && !claim.day().isBefore(day)) {
            creditedOnDay = claim.day().equals(day) ? creditedOnDay.plus(claim.amount()) : claim.amount();
            day = claim.day();
        }
    }

    private Money claimedOn(LocalDate date) {
        Money credited = date.equals(day) ? creditedOnDay : Money.ZERO;
        return open.values().stream()
                .filter(claim -> claim.day().equals(date))
                .map(Claim::amount)
                .reduce(credited, Money::plus);
    }

    private static LocalDate dayOf(Instant at) {
        return LocalDate.ofInstant(at, SEOUL);
    }
}
